import type { Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { completeSignIn } from '../sign-ins/finish-sign-in.ts'
import { StaleSignIn } from '../sign-ins/keep-sign-in.ts'
import type { SignIn } from '../sign-ins/sign-in.ts'
import { personFrom, type SignInStores } from '../sign-ins/sign-in-deps.ts'
import type { LinkRequest, LinkRequestStore, ProvenOther } from './link-request.ts'

export interface NoteProofDeps {
  readonly change: Change<NoteProofStores>
  readonly clock: Clock
}

type NoteProofStores = Pick<SignInStores, 'accounts' | 'audit' | 'signIns'> & {
  readonly linkRequests: LinkRequestStore
}

/** `not-first`: another account than the one that was asked. `same`: the first one again. */
export type ProofOutcome = 'noted' | 'not-first' | 'same' | 'over'

/**
 * Takes what a sign-in proved whose every step is done. It is used up by that, whatever comes of it. Throws StaleSignIn
 * where it was before.
 */
export async function noteProof(
  { change, clock }: NoteProofDeps,
  caller: Caller,
  signIn: SignIn,
  browserHash: Buffer,
): Promise<ProofOutcome> {
  const { goal } = signIn
  if (goal.kind !== 'link') throw new StaleSignIn('the sign-in proves no account that is to be joined')
  return change(async (stores) => {
    const now = clock.now()
    if (!(await completeSignIn({ stores, clock }, signIn))) throw new StaleSignIn('it was used before')
    await recordProof(stores, caller, signIn)
    const { linkRequests } = stores
    const request = await linkRequests.findIn(browserHash, now)
    if (request === null || request.id !== goal.requestId) return 'over'
    const { userId, securityVersion } = signIn
    if (goal.proves === 'first') {
      if (userId !== request.userId || securityVersion === null) return 'not-first'
      return noted(await linkRequests.noteFirst(request.id, browserHash, securityVersion, now))
    }
    const other = otherIn(signIn, request)
    return other === null ? 'same' : noted(await linkRequests.noteOther(request.id, browserHash, other, now))
  })
}

/** Of whoever has an account: that somebody proved it is for its own history, whatever comes of it. */
async function recordProof({ accounts, audit }: NoteProofStores, caller: Caller, signIn: SignIn): Promise<void> {
  const account = signIn.userId === null ? null : await accounts.find(signIn.userId)
  if (account === null) return
  const details = { reference: signIn.reference, methods: signIn.proofs.map(({ factor }) => factor) }
  const subject = { kind: 'user', id: account.userId } as const
  await audit.record(personFrom(account, caller), 'user.identity_link_proven', subject, details)
}

/** Null for the account that stays, by whichever of its identities. */
function otherIn({ id, userId, securityVersion, proofs }: SignIn, request: LinkRequest): ProvenOther | null {
  const newcomer = proofs.find((proof) => proof.newcomer !== undefined)?.newcomer
  if (userId === null && newcomer !== undefined) return { signInId: id, userId, newcomer }
  if (userId === null || securityVersion === null) throw new StaleSignIn('nobody proved who they are')
  return userId === request.userId ? null : { signInId: id, userId, securityVersion, newcomer: null }
}

function noted(isThere: boolean): ProofOutcome {
  return isThere ? 'noted' : 'over'
}
