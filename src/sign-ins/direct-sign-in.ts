// People whose words a client takes itself, without a browser or a page of ours: the same decision as everywhere
// (next-step.ts), and no session.
import { methodReferences } from '../id-tokens/authentication-claims.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Places } from '../kernel/place.ts'
import type { FamilySignIn } from '../token-families/token-family.ts'
import type { Account } from './account.ts'
import { proofsOfPerson } from './finish-sign-in.ts'
import { withProof } from './keep-sign-in.ts'
import { noteOrganizationSignIn } from './note-organization-sign-in.ts'
import { signInCountry } from './place-sign-ins.ts'
import { newSignIn, type Proof, type SignIn } from './sign-in.ts'
import { personFrom, type SignInStores } from './sign-in-deps.ts'
import { placeOfSignIn } from './sign-in-place.ts'

export interface DirectSignIn {
  readonly clientId: string
  readonly organizationId: string | null
  readonly scope: readonly string[]
  readonly audience: string | null
}

export interface FirstProof {
  readonly account: Account
  readonly factor: Extract<Proof['factor'], 'password' | 'email-code'>
  /** What was checked or consumed, for the audit. */
  readonly id: string
}

/** A sign-in in which somebody just proved a first factor. It is stored only where a second one is needed. */
export function directSignIn(input: DirectSignIn, proof: FirstProof, caller: Caller, now: Date): SignIn {
  const { clientId, organizationId, scope, audience } = input
  const { account, factor, id } = proof
  const { connectionId } = account
  const goal = { kind: 'tokens', scope, audience } as const
  const begun = newSignIn(
    { goal, clientId, organizationId, connectionId, identifier: account.email, origin: caller },
    now,
  )
  // Nobody is there to be asked whether they want to enrol a factor later.
  return { ...begun, ...withProof(begun, account, factor, id, now), choices: { postponedMfa: true } }
}

export interface NoteSignInDeps extends Pick<SignInStores, 'accounts' | 'audit' | 'memberships' | 'organizations'> {
  readonly places: Places
}

/** Counts the sign-in. Call it in the transaction that issues what it was for. */
export async function noteDirectSignIn(
  { accounts, audit, memberships, organizations, places }: NoteSignInDeps,
  signIn: SignIn,
  account: Account,
  caller: Caller,
  now: Date,
): Promise<void> {
  await accounts.noteSignIn(account.userId, now, caller.ip, signInCountry(places, caller.ip))
  await noteOrganizationSignIn({ memberships, organizations }, signIn, account.userId, now)
  const { proofs, reference } = signIn
  await audit.record(
    personFrom(account, caller),
    'user.signed_in',
    { kind: 'user', id: account.userId },
    { methods: proofs.map(({ factor }) => factor), reference, ...placeOfSignIn(signIn) },
  )
}

/** What tokens tell of it. */
export function familySignInOf({ proofs }: SignIn, now: Date): FamilySignIn {
  const methods = methodReferences({ methods: proofsOfPerson(proofs) })
  return { authenticatedAt: Math.floor(now.getTime() / 1000), methods, nonce: null }
}
