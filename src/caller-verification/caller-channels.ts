// By which channels somebody can be asked, and since when each is theirs.
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import { RollcallError } from '../kernel/errors.ts'
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

export interface CallerChannels {
  readonly account: Account
  readonly channels: readonly CallerChannel[]
}

/** Throws `user_not_found`. */
export async function callerChannels(
  { stores, clock }: Pick<VerificationDeps, 'stores' | 'clock'>,
  userId: string,
): Promise<CallerChannels> {
  const account = presentUser(await stores.accounts.find(userId))
  const since = new Date(clock.now().getTime() - freshChannelDays * 86_400_000)
  const [emailChangedAt, authenticator] = await Promise.all([
    newestChangeOfEmail(stores, userId, clock.now()),
    findAuthenticator(stores.authenticationMethods, userId),
  ])
  const lately = (at: Date | null) => (at !== null && at > since ? at : null)
  return {
    account,
    channels: [
      {
        channel: 'email',
        isAvailable: account.email !== null && account.emailVerified,
        changedAt: lately(emailChangedAt),
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

/** Since when they have the one that counts. */
async function findAuthenticator(methods: AuthenticationMethodStore, userId: string): Promise<Date | null> {
  const all = await methods.list(userId)
  return all.find(({ type, confirmedAt }) => type === 'totp' && confirmedAt !== null)?.confirmedAt ?? null
}
