// What an account is proven by is changed only by whoever proved it just now (MFA-08): by the second factor, where there
// is one that counts, else by the first.
import type { SettingsStore } from '../applications/settings.ts'
import { hasOwnFactor } from '../authentication-methods/authentication-method.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { Clock } from '../kernel/clock.ts'
import { lastSecondFactorAt, type Session } from '../sessions/session.ts'

export interface RecentProofDeps {
  readonly stores: {
    readonly settings: Pick<SettingsStore, 'read'>
    readonly authenticationMethods: Pick<AuthenticationMethodStore, 'factorsOf'>
  }
  readonly clock: Clock
}

/** `with-password`: the change itself asks for the password, so nobody is asked for that twice. */
export type ProofNeeded = 'any' | 'with-password'

const factorMinutes = 5
const firstFactorMinutes = 10

export async function hasRecentProof(
  { stores, clock }: RecentProofDeps,
  session: Pick<Session, 'userId' | 'methods' | 'authenticatedAt'>,
  needed: ProofNeeded = 'any',
): Promise<boolean> {
  const [{ mfaPolicy }, { factors }] = await Promise.all([
    stores.settings.read(),
    stores.authenticationMethods.factorsOf(session.userId),
  ])
  const within = (since: Date | null, minutes: number) =>
    since !== null && clock.now().getTime() - since.getTime() <= minutes * 60_000
  if (mfaPolicy !== 'off' && hasOwnFactor(factors)) return within(lastSecondFactorAt(session), factorMinutes)
  return needed === 'with-password' || within(session.authenticatedAt, firstFactorMinutes)
}
