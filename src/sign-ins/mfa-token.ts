// What a client holds between somebody's first factor and their second, where no browser does (auth0.md 1.2): it leads to
// one stored sign-in and opens nothing else (MFA-01).
import type { Clock } from '../kernel/clock.ts'
import { consumeSecret, issueSecret, oneTimeHash, peekSecret } from '../one-time-secrets/one-time-secret.ts'
import { browserHash, type SignIn } from './sign-in.ts'
import type { SignInStores } from './sign-in-deps.ts'

export interface MfaTokenDeps extends Pick<SignInStores, 'oneTimeSecrets' | 'signIns'> {
  readonly clock: Clock
}

const mfaTokenSeconds = 600
const purpose = 'mfa-token'

/** Stores the sign-in and answers the token. Call it in a transaction. */
export async function issueMfaToken(deps: MfaTokenDeps, signIn: SignIn): Promise<string> {
  const { userId, securityVersion, clientId, id } = signIn
  if (userId === null || securityVersion === null) throw new Error('nobody has proven who they are')
  const person = { userId, securityVersion }
  const payload = { signInId: id, clientId }
  const token = await issueSecret(deps, { purpose, lifetimeSeconds: mfaTokenSeconds, person, payload })
  await deps.signIns.insert(signIn, holderHash(token))
  return token
}

/**
 * The sign-in behind a token; null for one that is unknown, spent, another client's, or whose person moved on. Without a
 * client, whichever it was made for.
 */
export async function openMfaToken(
  deps: MfaTokenDeps,
  token: string,
  clientId: string | null,
): Promise<SignIn | 'expired' | null> {
  const secret = await peekSecret(deps, purpose, token)
  if (secret === null) return (await hasRunOut(deps, token)) ? 'expired' : null
  const signIn = await deps.signIns.find(String(secret.payload.signInId), holderHash(token))
  return signIn === null || (clientId !== null && signIn.clientId !== clientId) ? null : signIn
}

/** Only once everything is proven; false when somebody else was faster. Call it in the transaction of what it gives. */
export async function spendMfaToken(deps: MfaTokenDeps, token: string): Promise<boolean> {
  return (await consumeSecret(deps, purpose, token)) !== null
}

async function hasRunOut({ oneTimeSecrets, clock }: MfaTokenDeps, token: string): Promise<boolean> {
  const spent = await oneTimeSecrets.findSpent(purpose, oneTimeHash(purpose, token))
  return spent !== null && spent.usedAt === null && spent.expiresAt <= clock.now()
}

/** Stands where other sign-ins have their browser. No cookie can hold a space, so no browser takes it over. */
function holderHash(token: string): Buffer {
  return browserHash(`mfa token ${token}`)
}
