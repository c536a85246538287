// Whether the password of somebody stands between them and their sign-in, and by what facts.
import type { JsonObject } from '../kernel/json.ts'
import type { MessageSummary } from '../messages/message.ts'
import type { User } from '../users/user.ts'
import type { Finding } from './finding.ts'
import type { SignInFacts } from './sign-in-facts.ts'

interface PasswordFacts {
  readonly facts: SignInFacts
  readonly user: User
  readonly waysIn: readonly string[]
  /** Newest first. */
  readonly messages: readonly MessageSummary[]
  /** Whether the server has a list of leaked passwords. */
  readonly looksForLeaks: boolean
}

export function passwordCheck({ user, facts, waysIn, messages, looksForLeaks }: PasswordFacts): Finding {
  const mailed = messages.find(({ kind }) => passwordLinks.has(kind))
  const link: JsonObject = mailed?.link?.usedAt === null ? { linkSentAt: writtenAt(mailed) } : {}
  const { account, passwordEndsAt, now, settings } = facts
  if (account?.password == null) {
    return { state: waysIn.length === 0 ? 'fail' : 'pass', facts: { isSet: false, ...link } }
  }
  const leakedAt = account.passwordLeakedAt?.toISOString() ?? null
  const leaked: JsonObject = leakedAt === null && !looksForLeaks ? {} : { leakedAt }
  const told = { changedAt: user.lastPasswordReset?.toISOString() ?? null, ...link, ...leaked }
  const isAsked = account.requiredActions.includes('change-password')
  if (isAsked || (leakedAt !== null && settings.leakedPasswordAtSignIn === 'change')) {
    return { state: 'warn', facts: { ...told, mustChange: true } }
  }
  if (passwordEndsAt !== null && passwordEndsAt <= now) {
    return { state: 'warn', facts: { ...told, expiredAt: passwordEndsAt.toISOString() } }
  }
  return { state: leakedAt === null ? 'pass' : 'warn', facts: told }
}

const passwordLinks: ReadonlySet<string> = new Set(['reset-password', 'account-made'])

export function writtenAt({ sentAt, queuedAt }: MessageSummary): string {
  return (sentAt ?? queuedAt).toISOString()
}
