// By which channels somebody can be asked, and since when each is theirs.
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Session } from '../sessions/session.ts'
import type { Account } from '../sign-ins/account.ts'
import { presentUser } from '../users/find-user.ts'
import { freshChannelDays, type VerificationChannel } from './caller-verification.ts'
import type { VerificationDeps } from './verification-deps.ts'

export interface CallerChannel {
  readonly channel: VerificationChannel
  readonly isAvailable: boolean
  /** Where it was changed lately. */
  readonly changedAt: Date | null
}

/** Where the person can be asked by a prompt. */
export interface CallerSession {
  readonly session: Session
  /** Where it was begun lately, or something by which others are opened was changed lately. */
  readonly changedAt: Date | null
}

export interface CallerChannels {
  readonly account: Account
  readonly channels: readonly CallerChannel[]
  /** Those used last come first; a few at most. */
  readonly sessions: readonly CallerSession[]
}

/** Throws `user_not_found`. */
export async function callerChannels(
  { stores, clock }: Pick<VerificationDeps, 'stores' | 'clock'>,
  userId: string,
): Promise<CallerChannels> {
  const account = presentUser(await stores.accounts.find(userId))
  const since = new Date(clock.now().getTime() - freshChannelDays * 86_400_000)
  const [emailChangedAt, factors, live] = await Promise.all([
    newestChangeOfEmail(stores, userId, clock.now()),
    confirmedFactors(stores.authenticationMethods, userId),
    ownSessions(stores, userId, clock.now()),
  ])
  const lately = (at: Date | null) => (at !== null && at > since ? at : null)
  const authenticator = factors.find(({ type }) => type === 'totp')?.at ?? null
  // A session is opened by the address and the factors: as new as the newest of them is what it proves. Whoever took an
  // account over changes those from an old session, or begins a new one; both count beside another channel alone.
  const newestChange = newestOf([emailChangedAt, ...factors.map(({ at }) => at)])
  const sessions = live.map((session) => ({
    session,
    changedAt: lately(newestOf([newestChange, session.createdAt])),
  }))
  return {
    account,
    sessions,
    channels: [
      {
        channel: 'email',
        isAvailable: account.email !== null && account.emailVerified,
        changedAt: lately(emailChangedAt),
      },
      {
        channel: 'session',
        isAvailable: sessions.length > 0,
        changedAt: sessions.some(({ changedAt }) => changedAt === null) ? null : (sessions[0]?.changedAt ?? null),
      },
      { channel: 'authenticator', isAvailable: authenticator !== null, changedAt: lately(authenticator) },
      { channel: 'other', isAvailable: true, changedAt: null },
    ],
  }
}

/** When the audit cannot tell in time, the address counts as one that was changed just now. */
async function newestChangeOfEmail(
  { auditSearch }: Pick<VerificationDeps['stores'], 'auditSearch'>,
  userId: string,
  now: Date,
): Promise<Date | null> {
  try {
    return (await auditSearch.findNewestChange(userId, 'email'))?.at ?? null
  } catch (cause) {
    if (cause instanceof RollcallError && cause.code === 'search_timeout') return now
    throw cause
  }
}

/** Since when they have those that count. */
async function confirmedFactors(methods: AuthenticationMethodStore, userId: string) {
  const all = await methods.list(userId)
  return all.flatMap(({ type, confirmedAt: at }) => (at === null ? [] : [{ type, at }]))
}

/** Without those in which an operator acts as the person, who would answer in their place. */
async function ownSessions(
  { sessions }: Pick<VerificationDeps['stores'], 'sessions'>,
  userId: string,
  now: Date,
): Promise<readonly Session[]> {
  const page = { kind: 'offset', offset: 0, limit: 100, withTotal: false } as const
  const { items } = await sessions.listOf(userId, page, now)
  return items
    .filter(({ impersonator }) => impersonator === undefined)
    .toSorted((one, other) => other.lastInteractedAt.getTime() - one.lastInteractedAt.getTime())
    .slice(0, sessionsAtMost)
}

const sessionsAtMost = 10

function newestOf(times: readonly (Date | null)[]): Date | null {
  const known = times.flatMap((at) => (at === null ? [] : [at.getTime()]))
  return known.length === 0 ? null : new Date(Math.max(...known))
}
