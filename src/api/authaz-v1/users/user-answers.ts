// The user as answers show them. Every field is there; what is unset is null.
import { Type } from 'typebox'
import { accountSources } from '../../../users/user-facts.ts'
import { closed, count, flag, freeObject, orNull, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'

const summary = {
  id: text,
  email: textOrNull,
  emailVerified: flag,
  username: textOrNull,
  phoneNumber: textOrNull,
  name: textOrNull,
  givenName: textOrNull,
  familyName: textOrNull,
  nickname: textOrNull,
  picture: textOrNull,
  status: Type.Enum(['active', 'suspended', 'locked', 'expired']),
  /** Of whoever is locked: when the last of their locks ends by itself. */
  lockedUntil: timestampOrNull,
  suspendedUntil: timestampOrNull,
  suspensionReason: textOrNull,
  expiresAt: timestampOrNull,
  offboardingAt: timestampOrNull,
  connection: text,
  /** The only one, where pools are isolated. */
  organization: orNull(closed({ id: text, name: text })),
  lastSignInAt: timestampOrNull,
  /** Null where somebody belongs elsewhere too and the caller acts for one organization. */
  signInCount: orNull(count),
  createdAt: timestamp,
  updatedAt: timestamp,
}

/** Null: nothing tells. `by` is whoever made the account for them. */
export const accountOrigin = orNull(closed({ source: Type.Enum([...accountSources]), by: textOrNull }))

/** What is still to come: they were asked in and have not been here yet, or are deleted on a day. */
const pending = closed(
  { invitedAt: timestampOrNull, invitationExpiresAt: timestampOrNull, deletionAt: timestampOrNull },
  'PendingOfUser',
)

const named = closed({ id: text, name: text })
const total = closed({ count, isEstimate: flag })

/** What hangs on the person is there only where `include` asks for it. */
export const userSummary = closed(
  {
    ...summary,
    mfa: Type.Optional(
      closed({ strongest: orNull(Type.Enum(['passkey', 'security-key', 'totp', 'phone', 'email'])), count }),
    ),
    roles: Type.Optional(
      closed({ first: Type.Array(closed({ id: text, name: text, organization: orNull(named) })), total }),
    ),
    organizations: Type.Optional(closed({ first: Type.Array(named), total })),
    connections: Type.Optional(Type.Array(text)),
    sessions: Type.Optional(total),
    /** Of the last 24 hours. */
    failedSignIns: Type.Optional(total),
    /** Null: they have no password. */
    passwordChangedAt: Type.Optional(timestampOrNull),
    /** Where their last sign-in came from, roughly and by its address: ISO 3166-1, two letters. */
    lastCountry: Type.Optional(textOrNull),
    origin: Type.Optional(accountOrigin),
    pending: Type.Optional(pending),
    /** The keys that were asked for, each by its path. */
    appMetadata: Type.Optional(freeObject),
    userMetadata: Type.Optional(freeObject),
  },
  'UserSummary',
)

export const userRecord = closed(
  {
    ...summary,
    pending,
    phoneVerified: flag,
    lastIp: textOrNull,
    appMetadata: orNull(freeObject),
    userMetadata: orNull(freeObject),
    identities: Type.Array(
      closed({
        connection: text,
        provider: text,
        userId: text,
        isSocial: flag,
        isPrimary: flag,
        // Since when it is this user's.
        linkedAt: timestamp,
        profile: orNull(freeObject),
      }),
    ),
    version: count,
  },
  'UserRecord',
)
