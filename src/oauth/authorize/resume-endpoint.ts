import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Client } from '../../clients/client.ts'
import type { Directory } from '../../directory.ts'
import { readCookie } from '../../http/cookies.ts'
import type { Session } from '../../sessions/session.ts'
import type { AuthorizationRequest } from '../../sign-ins/authorization-request.ts'
import { completeSignIn } from '../../sign-ins/finish-sign-in.ts'
import { readSignIn } from '../../sign-ins/keep-sign-in.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import { browserSession } from '../browser-session.ts'
import { PageError } from '../pages.ts'
import { Parameters } from '../parameters.ts'
import { originOf } from '../request-origin.ts'
import { grantAnswer } from './grant-answer.ts'
import { refusalOf } from './refusal-of-step.ts'
import { sendAnswer, sendRefusal } from './send-answer.ts'

/** Where the sign-in pages send a browser whose sign-in is done, or refused. Each sign-in is answered once. */
export function mountResume(server: FastifyInstance, directory: Directory): void {
  server.get('/authorize/resume', async (request, reply) => {
    const { signIn, goal } = await resumable(directory, request)
    const { step, facts } = await stepOf(directory, signIn)
    if (step.kind === 'refused') {
      if (!(await directory.change((deps) => completeSignIn({ stores: deps, clock: deps.clock }, signIn))))
        throw usedUp()
      return sendRefusal(reply, goal, directory.issuer, refusalOf(step))
    }
    const { client } = facts
    if (step.kind !== 'done' || client === null) return backToPages(reply, signIn)
    return answer(directory, request, reply, { signIn, goal, client })
  })
}

interface Done {
  readonly signIn: SignIn
  readonly goal: AuthorizationRequest
  readonly client: Client
}

async function answer(directory: Directory, request: FastifyRequest, reply: FastifyReply, done: Done) {
  const { signIn, goal, client } = done
  if (signIn.sessionId === null) return backToPages(reply, signIn)
  const session = await sessionOf(directory, request, signIn)
  const { organizationId } = signIn
  const origin = originOf(request)
  const values = await grantAnswer(directory, {
    request: goal,
    client,
    session,
    finished: signIn,
    organizationId,
    origin,
  })
  if (values === null) throw usedUp()
  return sendAnswer(reply, goal, directory.issuer, values)
}

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
    )
  }
  if (signIn.finishedAt !== null || signIn.expiresAt <= directory.clock.now()) throw usedUp()
  return { signIn, goal: signIn.goal.request }
}

/** The session that the sign-in opened, and no other that this browser may have got since. */
async function sessionOf(directory: Directory, request: FastifyRequest, signIn: SignIn): Promise<Session> {
  const found = await browserSession(directory, request)
  if (found !== null && found.session.id === signIn.sessionId && found.session.userId === signIn.userId) {
    return found.session
  }
  throw new PageError(
    400,
    'You are not signed in',
    'The session of this sign-in is over, or your browser did not keep its cookie. Go back to the application and begin again.',
  )
}

function backToPages(reply: FastifyReply, { id }: SignIn) {
  return reply.header('cache-control', 'no-store').redirect(`/u/login?state=${id}`, 303)
}

function usedUp(): PageError {
  return new PageError(
    400,
    'This sign-in is over',
    'It was used before, or took too long. Go back to the application and begin again.',
  )
}
