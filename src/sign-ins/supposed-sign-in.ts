// The sign-in of somebody who proves a first factor right, for the question what would come next.
import { takesMethod } from '../clients/takes-method.ts'
import type { User } from '../users/user.ts'
import type { Account } from './account.ts'
import { newSignIn, type Proof, type SignIn } from './sign-in.ts'
import type { SignInDeps } from './sign-in-deps.ts'
import { requiredConnections } from './single-sign-on.ts'

/** What the sign-in that is asked about is for; null is nothing in particular. */
export interface DiagnosedSignIn {
  readonly clientId: string | null
  readonly organizationId: string | null
}

/** With a first factor proven, and from nowhere in particular. */
export async function supposedSignIn(
  deps: SignInDeps,
  { userId, securityVersion, email }: Account,
  user: User,
  meant: DiagnosedSignIn,
): Promise<SignIn> {
  const nowhere = { ip: null, userAgent: null }
  const goal = { kind: 'account', path: '/account' } as const
  const begun = newSignIn({ goal, ...meant, identifier: email, origin: nowhere }, deps.clock.now())
  return { ...begun, userId, securityVersion, proofs: [await supposedProof(deps, user, meant)] }
}

/**
 * A right one: by the organization's own provider where it asks for that and knows them, else a password, or what the
 * client takes in its place. A passkey last: it would stand for the second factor too.
 */
async function supposedProof(
  { stores, clock }: SignInDeps,
  { identities }: User,
  { clientId, organizationId }: DiagnosedSignIn,
): Promise<Proof> {
  const [client, organization] = await Promise.all([
    clientId === null ? null : stores.clients.find(clientId),
    organizationId === null ? null : stores.organizations.find(organizationId),
  ])
  const required = await requiredConnections(stores, organization)
  const own = identities.find(({ connectionId }) => required?.includes(connectionId) === true)
  const at = clock.now().toISOString()
  return own === undefined
    ? { factor: firstFactors.find((factor) => takesMethod(client, factor)) ?? 'password', id: 'supposed', at }
    : { factor: 'federated', id: own.connectionId, at }
}

const firstFactors = ['password', 'email-code', 'passkey'] as const
