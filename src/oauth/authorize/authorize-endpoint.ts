// `GET` and `POST /authorize` (RFC 6749 §3.1), and the way back from the sign-in pages. A browser that is signed in gets
// its answer at once; every other one gets a sign-in of its own and goes to the pages.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Directory } from '../../directory.ts'
import { type BrowserSession, browserSession } from '../../http/browser-session.ts'
import { cookieHeader, readCookie } from '../../http/cookies.ts'
import { callerOf } from '../../http/request-caller.ts'
import { readIdTokenHint } from '../../id-tokens/read-id-token-hint.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { carriedBy } from '../../sign-ins/continue-session.ts'
import { isForJoining } from '../../sign-ins/invited.ts'
import { beginSignIn } from '../../sign-ins/keep-sign-in.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { noteRefusal } from '../../sign-ins/note-refusal.ts'
import { newSignIn, type SignIn } from '../../sign-ins/sign-in.ts'
import { OAuthError } from '../errors.ts'
import { forRequest } from '../for-request.ts'
import { Parameters } from '../parameters.ts'
import { noteTurnedAway } from '../refuse-network.ts'
import { answerTarget } from './answer-target.ts'
import { type Asking, askingClient } from './asking.ts'
import { checkRequest } from './check-request.ts'
import { grantAnswer } from './grant-answer.ts'
import { resolvePushed } from './pushed-requests.ts'
import { Refusal } from './refusal.ts'
import { refusalOf, silentRefusal } from './refusal-of-step.ts'
import { mountResume } from './resume-endpoint.ts'
import { type AnswerValues, sendAnswer, sendRefusal } from './send-answer.ts'
import { signInHints } from './sign-in-hints.ts'

export const authorizePath = 'authorize'

export function mountAuthorize(server: FastifyInstance, directory: Directory): void {
  server.get(`/${authorizePath}`, (request, reply) => authorize(directory, request, reply, request.query))
  server.post(`/${authorizePath}`, (request, reply) => authorize(directory, request, reply, request.body))
  mountResume(server, directory)
}

async function authorize(whole: Directory, request: FastifyRequest, reply: FastifyReply, source: unknown) {
  const directory = forRequest(whole)
  const { parameters, isPushed } = await resolvePushed(directory, new Parameters(source))
  const asking = await askingClient(directory, parameters, isPushed)
  const target = answerTarget(asking)
  try {
    const outcome = await answerOrSignIn(asking, request)
    if (outcome.kind === 'answer') return sendAnswer(reply, target, directory.issuer, outcome.values)
    return toSignInPages(directory, request, reply, outcome.signIn)
  } catch (fault) {
    return sendRefusal(reply, target, directory.issuer, asRefusal(fault, asking))
  }
}

/** Whatever is no fault of the request stays our own matter, and gets a page where somebody may see one. */
function asRefusal(fault: unknown, { parameters }: Asking): Refusal {
  if (fault instanceof Refusal) return fault
  if (fault instanceof OAuthError) return new Refusal('invalid_request', fault.message)
  const isSilent = parameters.words('prompt').includes('none')
  if (isSilent && fault instanceof RollcallError && fault.kind === 'unavailable') {
    return new Refusal('temporarily_unavailable', fault.message)
  }
  throw fault
}

type Outcome =
  | { readonly kind: 'answer'; readonly values: AnswerValues }
  | { readonly kind: 'sign-in'; readonly signIn: SignIn }

async function answerOrSignIn(asking: Asking, request: FastifyRequest): Promise<Outcome> {
  const { directory, client } = asking
  const checked = await checkRequest(asking, answerTarget(asking))
  const origin = callerOf(request)
  const now = directory.clock.now()
  const { organizationId } = checked
  const started = newSignIn(
    {
      goal: { kind: 'authorize', request: checked },
      clientId: client.id,
      organizationId,
      origin,
      ...(await signInHints(asking)),
    },
    now,
  )
  const expected = await expectedSession(asking, await browserSession(directory, request))
  const { step, facts, found } = await begun(directory, started, expected)
  const { signIn } = facts
  const isSilent = checked.prompt.includes('none')
  if (!facts.network.isAllowed) {
    // Where somebody may see it, a page of ours says so, with the reference that support asks for.
    if (!isSilent) return { kind: 'sign-in', signIn }
    const turnedAway = { userId: facts.account?.userId ?? null, clientId: client.id, organizationId }
    await noteTurnedAway(directory, origin, turnedAway, facts.network)
  }
  const silent = isSilent ? silentRefusal(step) : null
  if (silent !== null) throw silent
  if (found !== null && step.kind === 'done') {
    const granting = { request: checked, client, session: found.session, finished: null, organizationId, origin }
    const values = await grantAnswer(directory, granting)
    if (values !== null) return { kind: 'answer', values }
    if (isSilent) throw new Refusal('login_required', 'Login required')
    return { kind: 'sign-in', signIn: started }
  }
  // Who was invited joins on the sign-in pages.
  const mayJoin = checked.invitation !== null && isForJoining(step)
  if (step.kind === 'refused' && !mayJoin) {
    await noteRefusal(directory, { step, facts }, origin)
    throw refusalOf(step)
  }
  return { kind: 'sign-in', signIn }
}

/** The sign-in as far as the session carries it. */
async function begun(directory: Directory, started: SignIn, expected: BrowserSession | null) {
  const carried = expected === null ? null : await carriedBy(directory, started, expected.session)
  return carried === null
    ? { ...(await stepOf(directory, started, started.origin)), found: null }
    : { ...carried, found: expected }
}

/** A session of somebody else than the client expects counts for nothing (OpenID Connect Core §3.1.2.1). */
async function expectedSession({ directory, parameters }: Asking, found: BrowserSession | null) {
  const token = parameters.text('id_token_hint', 10_000)
  if (token === null || found === null) return found
  const { stores, issuer } = directory
  const hint = await readIdTokenHint({ signingKeys: stores.signingKeys, issuer }, token)
  if (hint === null) throw new Refusal('invalid_request', 'The id_token_hint is no ID token of this server')
  return hint.userId === found.session.userId ? found : null
}

/** The sign-in belongs to this browser alone: its cookie goes along with every step (security.md 5.4). */
async function toSignInPages(directory: Directory, request: FastifyRequest, reply: FastifyReply, signIn: SignIn) {
  const { publicUrl } = directory
  const known = readCookie(request.headers.cookie, 'sign-in', publicUrl)
  const { browserSecret } = await beginSignIn(directory, signIn, known)
  if (known === null) {
    reply.header('set-cookie', cookieHeader('sign-in', browserSecret, { publicUrl, maxAgeSeconds: null }))
  }
  const opensSignUp = signIn.goal.kind === 'authorize' && signIn.goal.request.opensSignUp
  const page = opensSignUp && signIn.userId === null ? 'signup' : 'login'
  return reply.header('cache-control', 'no-store').redirect(`/u/${page}?state=${signIn.id}`, 303)
}
