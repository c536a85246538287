// How a sign-in is stored, found again and moved on.
import { RollcallError } from '../kernel/errors.ts'
import { browserHash, newBrowserSecret, newSignIn, type Proof, type SignIn } from './sign-in.ts'
import type { SignInDeps, SignInStores } from './sign-in-deps.ts'

type KeepDeps = Pick<SignInDeps, 'clock'> & { readonly stores: Pick<SignInStores, 'signIns'> }

/** Stores a new sign-in for the browser with this cookie, or for one that gets the cookie with the answer. */
export async function beginSignIn(
  { stores }: { readonly stores: Pick<SignInStores, 'signIns'> },
  signIn: SignIn,
  browserSecret: string | null,
): Promise<{ readonly browserSecret: string }> {
  const secret = browserSecret ?? newBrowserSecret()
  await stores.signIns.insert(signIn, browserHash(secret))
  return { browserSecret: secret }
}

/** The sign-in, for the browser it belongs to; expired and finished ones too. */
export async function readSignIn(
  { stores }: { readonly stores: Pick<SignInStores, 'signIns'> },
  id: string,
  browserSecret: string | null,
): Promise<SignIn | null> {
  return browserSecret === null ? null : stores.signIns.find(id, browserHash(browserSecret))
}

/** The same goal from the beginning, keeping what was typed as a name: for expired ones, and for another person. */
export async function startAgain(
  deps: KeepDeps,
  signIn: SignIn,
  browserSecret: string,
  keepsIdentifier = true,
): Promise<SignIn> {
  const { goal, clientId, organizationId, origin, choices } = signIn
  const fresh = newSignIn(
    {
      goal,
      clientId,
      organizationId: goal.kind === 'authorize' ? goal.request.organizationId : organizationId,
      identifier: keepsIdentifier ? signIn.identifier : null,
      locale: choices.locale ?? null,
      origin,
    },
    deps.clock.now(),
  )
  await beginSignIn(deps, fresh, browserSecret)
  return fresh
}

/** Another step was taken in this sign-in meanwhile, in a second tab or by a double click; the page shows where it is. */
export class StaleSignIn extends Error {
  override readonly name = 'StaleSignIn'
}

/** Stores the changes and answers the sign-in as it is now; throws StaleSignIn when it moved on meanwhile. */
export async function moveOn(
  { signIns }: Pick<SignInStores, 'signIns'>,
  signIn: SignIn,
  changes: Partial<SignIn>,
  now: Date,
): Promise<SignIn> {
  refuseEnded(signIn, now)
  const moved = { ...signIn, ...changes }
  if (!(await signIns.save(moved, now))) throw new StaleSignIn('the sign-in moved on meanwhile')
  return { ...moved, revision: signIn.revision + 1 }
}

/** For support and for the page. What another step did meanwhile counts more, and is not overwritten. */
export async function noteFailure(
  { signIns }: Pick<SignInStores, 'signIns'>,
  signIn: SignIn,
  lastFailure: string,
  now: Date,
): Promise<void> {
  await signIns.save({ ...signIn, lastFailure }, now)
}

/** More than any sentence of ours; what an operator has it say is cut. */
const shownMaxLength = 1_000

/** What a page told them was wrong, for support to read along. It moves nothing on. */
export async function noteShown(
  { stores }: { readonly stores: Pick<SignInStores, 'signIns'> },
  signIn: Pick<SignIn, 'id' | 'shown'>,
  words: string,
): Promise<void> {
  const shown = words.slice(0, shownMaxLength)
  if (signIn.shown !== shown) await stores.signIns.noteShown(signIn.id, shown)
}

/** Adds a proof of the person the sign-in is about. Nobody else's proof ever joins it (CVE-2026-18963's family). */
export function withProof(
  signIn: SignIn,
  person: { readonly userId: string; readonly securityVersion: number },
  factor: Proof['factor'],
  id: string,
  now: Date,
): Pick<SignIn, 'userId' | 'securityVersion' | 'proofs' | 'lastFailure' | 'shown'> {
  const isAnother = signIn.userId !== null && signIn.userId !== person.userId
  const isOlder = signIn.userId !== null && signIn.securityVersion !== person.securityVersion
  if (isAnother || isOlder) throw new StaleSignIn('the proof is of another person or of another state of theirs')
  return {
    userId: person.userId,
    securityVersion: person.securityVersion,
    proofs: [...signIn.proofs, { factor, id, at: now.toISOString() }],
    lastFailure: null,
    shown: null,
  }
}

function refuseEnded({ expiresAt, finishedAt }: SignIn, now: Date): void {
  if (finishedAt !== null) throw new StaleSignIn('the sign-in is finished')
  if (expiresAt <= now) throw new RollcallError('session_expired', 'This took too long. Start again.')
}
