// The user on this wire. Every field is there; what is unset is null.
import { type Lock, lastEndOf } from '../../../guards/list-locks.ts'
import { statusOf } from '../../../users/lifecycle.ts'
import type { Identity, User } from '../../../users/user.ts'
import { primaryIdentity } from '../../../users/user.ts'
import { nothingPending } from '../../../users/user-facts.ts'

/** A row of a list, as it is at a moment, with the locks that stand then. */
export function userSummary(user: User, now: Date, locks: readonly Lock[] = []): Record<string, unknown> {
  return {
    id: user.id,
    email: user.email,
    emailVerified: user.emailVerified,
    username: user.username,
    phoneNumber: user.phoneNumber,
    name: user.name,
    givenName: user.givenName,
    familyName: user.familyName,
    nickname: user.nickname,
    picture: user.picture,
    ...lifecycleOf(user, now, locks),
    connection: primaryIdentity(user).connectionName,
    organization: user.organization,
    lastSignInAt: user.lastLogin,
    signInCount: user.loginsCount ?? 0,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
  }
}

/**
 * Of somebody active whose sign-in is locked, the lock is what counts. What a record says of a suspension that has lapsed
 * is said to nobody.
 */
function lifecycleOf(user: User, now: Date, locks: readonly Lock[]) {
  const status = statusOf(user, now)
  const isLocked = status === 'active' && locks.length > 0
  return {
    status: isLocked ? 'locked' : status,
    lockedUntil: isLocked ? lastEndOf(locks) : null,
    suspendedUntil: status === 'suspended' ? user.suspendedUntil : null,
    suspensionReason: status === 'suspended' ? user.suspensionReason : null,
    expiresAt: user.expiresAt,
    offboardingAt: user.offboardAt,
  }
}

export function userJson(user: User, now: Date, locks: readonly Lock[]): Record<string, unknown> {
  return {
    ...userSummary(user, now, locks),
    phoneVerified: user.phoneVerified ?? false,
    lastIp: user.lastIp,
    appMetadata: user.appMetadata,
    userMetadata: user.userMetadata,
    identities: user.identities.map(identityJson),
    version: user.version,
  }
}

/**
 * The same for a caller who acts for one organization, of somebody who belongs elsewhere too: without what others keep of
 * them, and what they do elsewhere.
 */
export function organizationView(user: Record<string, unknown>): Record<string, unknown> {
  const { identities, pending } = user as { identities?: readonly object[]; pending?: object }
  const shown = {
    ...user,
    suspensionReason: null,
    signInCount: null,
    ...(pending !== undefined && { pending: nothingPending }),
  }
  if (identities === undefined) return shown
  const hidden = { lastIp: null, appMetadata: null, userMetadata: null }
  return { ...shown, ...hidden, identities: identities.map((identity) => ({ ...identity, profile: null })) }
}

function identityJson(identity: Identity): Record<string, unknown> {
  return {
    connection: identity.connectionName,
    provider: identity.provider,
    userId: identity.subject,
    isSocial: identity.isSocial,
    isPrimary: identity.isPrimary,
    linkedAt: identity.linkedAt,
    profile: identity.profile,
  }
}
