// By which ways somebody may prove themselves to a client (console.md 3.18): the one rule for pages, sessions, devices and
// programs that take people's words themselves. It narrows what the settings allow. Which providers lead to a client is
// its connections' matter.
import type { SignInMethod } from '../clients/client.ts'
import { takesMethod } from '../clients/takes-method.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { ProofOfPerson, Session } from '../sessions/session.ts'
import type { Proof, SignIn } from './sign-in.ts'
import type { SignInStores } from './sign-in-deps.ts'
import type { SignInFacts, Step } from './sign-in-facts.ts'

/**
 * At the door, before anything is compared or mailed, so that an answer says nothing about anybody. Throws
 * `not_permitted`.
 */
export async function refuseMethod(
  { clients }: Pick<SignInStores, 'clients'>,
  { clientId }: Pick<SignIn, 'clientId'>,
  method: SignInMethod,
): Promise<void> {
  const client = clientId === null ? null : await clients.find(clientId)
  if (takesMethod(client, method)) return
  throw new RollcallError('not_permitted', 'This app takes other ways to sign in. Use another way.')
}

/** Whoever proved themselves in none of the client's ways, in this sign-in or in their session, begins anew. */
export function methodStep({
  signIn,
  client,
  session,
}: Pick<SignInFacts, 'signIn' | 'client' | 'session'>): Step | null {
  if (client === null || client.signInMethods === null || signIn.userId === null) return null
  // Whoever acts as somebody proved themselves in the console.
  if (session?.impersonator !== undefined) return null
  const counts = (method: SignInMethod | 'any' | null) =>
    method !== null && (method === 'any' || takesMethod(client, method))
  const isProven = signIn.proofs.some((proof) => counts(methodOf(proof, signIn)))
  return isProven || hasProvenBefore(session, counts) ? null : { kind: 'refused', reason: 'method' }
}

function hasProvenBefore(session: Session | null, counts: (method: SignInMethod | 'any' | null) => boolean): boolean {
  return session?.methods.some(({ name }) => counts(ofSession[name] ?? null)) === true
}

const ofSession: Readonly<Partial<Record<ProofOfPerson['name'], SignInMethod | 'any'>>> = {
  pwd: 'password',
  passkey: 'passkey',
  email: 'email-code',
  sms: 'any',
  federated: 'any',
}

/** Null for what is no first factor. Whoever signs up chooses a password or a passkey, and proves the mailbox by a code. */
function methodOf({ factor }: Proof, { choices }: SignIn): SignInMethod | 'any' | null {
  if (factor === 'email-code' && choices.signedUp === true) return choices.makesPasskey ? 'passkey' : 'password'
  if (factor === 'password' || factor === 'passkey' || factor === 'email-code') return factor
  return factor === 'federated' || factor === 'sms-code' ? 'any' : null
}
