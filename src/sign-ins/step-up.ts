// Step-up: a dangerous act asks whoever is signed in for their second factor once more (console.md 1.8). `recent`: one
// that was shown within ten minutes counts. `always`: it was shown for this very act, which spends the proof.
import { hasOwnFactor } from '../authentication-methods/authentication-method.ts'
import type { Clock } from '../kernel/clock.ts'
import { consumeSecret } from '../one-time-secrets/one-time-secret.ts'
import { lastSecondFactorAt, type Session } from '../sessions/session.ts'
import type { SignInStores } from './sign-in-deps.ts'

export type StepUp = 'recent' | 'always'
export type StepUpMethod = 'passkey' | 'totp' | 'password'

export interface StepUpDeps {
  readonly stores: Pick<SignInStores, 'settings' | 'authenticationMethods' | 'accounts' | 'oneTimeSecrets'>
  readonly clock: Clock
}

type Proven = Pick<Session, 'id' | 'userId' | 'methods' | 'authenticatedAt'>

const recentMinutes = 10

/** Null where enough was shown; else what the person can show. A proof that fits is spent. */
export async function missingStepUp(
  deps: StepUpDeps,
  session: Proven,
  grade: StepUp,
  proof: string | null,
): Promise<readonly StepUpMethod[] | null> {
  const methods = await stepUpMethods(deps, session.userId)
  if (grade === 'recent' && isRecent(deps, session, methods)) return null
  if (proof === null) return methods
  const spent = await consumeSecret({ oneTimeSecrets: deps.stores.oneTimeSecrets, clock: deps.clock }, 'step-up', proof)
  return spent?.userId === session.userId && spent.payload.sessionId === session.id ? null : methods
}

/** The second factor where there is one that counts; the password only for whoever has not enrolled one yet. */
export async function stepUpMethods({ stores }: StepUpDeps, userId: string): Promise<readonly StepUpMethod[]> {
  const [{ mfaPolicy }, { factors }] = await Promise.all([
    stores.settings.read(),
    stores.authenticationMethods.factorsOf(userId),
  ])
  if (mfaPolicy !== 'off' && hasOwnFactor(factors)) {
    return [...(factors.passkeys > 0 ? (['passkey'] as const) : []), ...(factors.hasTotp ? (['totp'] as const) : [])]
  }
  const account = await stores.accounts.find(userId)
  return account?.password == null ? [] : ['password']
}

function isRecent({ clock }: StepUpDeps, session: Proven, methods: readonly StepUpMethod[]): boolean {
  const hasFactor = methods.some((method) => method !== 'password')
  const since = hasFactor ? lastSecondFactorAt(session) : session.authenticatedAt
  return since !== null && clock.now().getTime() - since.getTime() <= recentMinutes * 60_000
}
