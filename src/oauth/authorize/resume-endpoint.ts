import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Client } from '../../clients/client.ts'
import { clientProtocol } from '../../clients/client-protocol.ts'
import { isRegisteredUrl } from '../../clients/redirect-urls.ts'
import type { Directory } from '../../directory.ts'
import { browserSession } from '../../http/browser-session.ts'
import { readCookie } from '../../http/cookies.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { Session } from '../../sessions/session.ts'
import type { AuthorizationRequest } from '../../sign-ins/authorization-request.ts'
import { completeSignIn } from '../../sign-ins/finish-sign-in.ts'
import { readSignIn } from '../../sign-ins/keep-sign-in.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { forRequest } from '../for-request.ts'
import { PageError } from '../pages.ts'
import { Parameters } from '../parameters.ts'
import { grantAnswer } from './grant-answer.ts'
import { refusalOf } from './refusal-of-step.ts'
import { type AnswerValues, sendAnswer, sendRefusal } from './send-answer.ts'

/** Where the sign-in pages send a browser whose sign-in is done, or refused. Each sign-in is answered once. */
export function mountResume(server: FastifyInstance, whole: Directory): void {
  server.get('/authorize/resume', async (request, reply) => {
    const directory = forRequest(whole)
    const { signIn, goal } = await resumable(directory, request)
    const { step, facts } = await stepOf(directory, signIn, callerOf(request))
    const { client } = facts
    if (client === null || !isStillRegistered(client, goal)) throw goneFromClient()
    if (step.kind === 'refused') {
      // It was answered before; what may be asked for again went with the session.
      if (step.reason === 'session-ended' && signIn.finishedAt !== null) throw notSignedIn()
      await directory.change((deps) => completeSignIn({ stores: deps, clock: deps.clock }, signIn))
      return sendRefusal(reply, goal, directory.issuer, refusalOf(step))
    }
    if (step.kind !== 'done' || signIn.sessionId === null) return backToPages(reply, signIn)
    const session = await sessionOf(directory, request, signIn)
    const values = await answerOf(directory, request, { signIn, goal, client, session })
    return sendAnswer(reply, goal, directory.issuer, values)
  })
}

interface Done {
  readonly signIn: SignIn
  readonly goal: AuthorizationRequest
  readonly client: Client
  readonly session: Session
}

async function answerOf(directory: Directory, request: FastifyRequest, done: Done): Promise<AnswerValues> {
  const { signIn, goal, client, session } = done
  const granting = { request: goal, client, session, organizationId: signIn.organizationId, origin: callerOf(request) }
  const first = signIn.finishedAt === null ? await grantAnswer(directory, { ...granting, finished: signIn }) : null
  if (first !== null) return first
  // Somebody pressed a button twice, and the browser threw the first answer away (RAC-13).
  const { signIn: now } = await resumable(directory, request)
  const second = now.finishedAt === null ? null : await grantAnswer(directory, { ...granting, finished: null })
  if (second === null) throw usedUp()
  return second
}

/** So long the same browser, still signed in by this sign-in, may ask for its answer again. */
const againSeconds = 30

async function resumable(
  directory: Directory,
  request: FastifyRequest,
): Promise<{ readonly signIn: SignIn; readonly goal: AuthorizationRequest }> {
  const id = new Parameters(request.query).required('state', 100)
  const secret = readCookie(request.headers.cookie, 'sign-in', directory.publicUrl)
  const signIn = await readSignIn(directory, id, secret)
  if (signIn === null || signIn.goal.kind !== 'authorize') {
    throw new PageError(
      400,
      'This sign-in is not here',
      'It was begun in another browser, or is long over. Go back to the application and begin again.',
      'over',
    )
  }
  const now = directory.clock.now().getTime()
  const isLongFinished = signIn.finishedAt !== null && now - signIn.finishedAt.getTime() > againSeconds * 1000
  if (isLongFinished || signIn.expiresAt.getTime() <= now) throw usedUp()
  return { signIn, goal: signIn.goal.request }
}

/** The address was right when the sign-in began; whoever took it from the client meanwhile meant it. */
function isStillRegistered(client: Client, { redirectUri }: AuthorizationRequest): boolean {
  const { redirectUrls, isNative } = clientProtocol(client)
  return isRegisteredUrl(redirectUrls, redirectUri, isNative)
}

/** The session that the sign-in opened, and no other that this browser may have got since. */
async function sessionOf(directory: Directory, request: FastifyRequest, signIn: SignIn): Promise<Session> {
  const found = await browserSession(directory, request)
  if (found !== null && found.session.id === signIn.sessionId && found.session.userId === signIn.userId) {
    return found.session
  }
  throw notSignedIn()
}

function backToPages(reply: FastifyReply, { id }: SignIn) {
  return reply.header('cache-control', 'no-store').redirect(`/u/login?state=${id}`, 303)
}

function notSignedIn(): PageError {
  return new PageError(
    400,
    'You are not signed in',
    'The session of this sign-in is over, or your browser did not keep its cookie. Go back to the application and begin again.',
    'over',
  )
}

function goneFromClient(): PageError {
  return new PageError(
    400,
    'Unknown application',
    'The application, or its address to return to, is not registered any more.',
  )
}

function usedUp(): PageError {
  return new PageError(
    400,
    'This sign-in is over',
    'It was used before, or took too long. Go back to the application and begin again.',
    'over',
  )
}
