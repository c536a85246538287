// The way to other providers and back: two addresses that only send the browser on. Which provider, whose account and
// what comes next is decided in src/sign-ins; pages are the login face's.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Directory } from '../directory.ts'
import { readCookie } from '../http/cookies.ts'
import { callerOf } from '../http/request-caller.ts'
import { RollcallError } from '../kernel/errors.ts'
import { unstorable } from '../kernel/exact-json.ts'
import { finishFederated } from '../sign-ins/finish-federated.ts'
import { readSignIn, StaleSignIn } from '../sign-ins/keep-sign-in.ts'
import { startFederated } from '../sign-ins/start-federated.ts'
import { sendFault } from './errors.ts'

export function mountFederation(server: FastifyInstance, directory: Directory): void {
  server.setErrorHandler(sendFault)
  server.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  server.route({
    method: 'GET',
    url: '/u/login/federated',
    exposeHeadRoute: false,
    handler: (request, reply) => start(directory, request, reply),
  })
  server.route({
    method: ['GET', 'POST'],
    url: '/login/callback',
    // A HEAD, which nobody looks at, would spend the answer.
    exposeHeadRoute: false,
    handler: (request, reply) => finish(directory, request, reply),
  })
}

async function start(directory: Directory, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const parameter = textsOf(request.query)
  const browserSecret = browserSecretOf(directory, request)
  const signIn = await readSignIn(directory, parameter('state') ?? '', browserSecret)
  if (signIn === null || browserSecret === null) return toSignIn(reply, null)
  // Which provider is chosen on our own page; from elsewhere only the one that the client asked for is gone to.
  const connectionId = parameter('connection')
  const site = request.headers['sec-fetch-site']
  if (connectionId !== null && site !== undefined && site !== 'same-origin') return toSignIn(reply, signIn.id)
  try {
    const url = await startFederated(directory, signIn, { connectionId, browserSecret }, callerOf(request))
    return url === null ? toSignIn(reply, signIn.id) : reply.redirect(url, 303)
  } catch (fault) {
    if (isOver(fault)) return toSignIn(reply, signIn.id)
    throw fault
  }
}

async function finish(directory: Directory, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const parameter = textsOf(request.method === 'POST' ? request.body : request.query)
  const browserSecret = browserSecretOf(directory, request)
  if (browserSecret === null) return toSignIn(reply, null)
  const answer = {
    state: parameter('state') ?? '',
    code: parameter('code'),
    idToken: parameter('id_token'),
    issuer: parameter('iss'),
    error: parameter('error'),
  }
  try {
    return toSignIn(reply, await finishFederated(directory, answer, browserSecret, callerOf(request)))
  } catch (fault) {
    if (isOver(fault)) return toSignIn(reply, null)
    throw fault
  }
}

/** The page shows where the sign-in is; without one, that it is not open here. */
function toSignIn(reply: FastifyReply, signInId: string | null): FastifyReply {
  return reply.redirect(signInId === null ? '/u/login' : `/u/login?state=${encodeURIComponent(signInId)}`, 303)
}

function isOver(fault: unknown): boolean {
  if (fault instanceof StaleSignIn) return true
  return fault instanceof RollcallError && (fault.code === 'link_unusable' || fault.code === 'session_expired')
}

function browserSecretOf({ publicUrl }: Directory, request: FastifyRequest): string | null {
  return readCookie(request.headers.cookie, 'sign-in', publicUrl)
}

const textMaxLength = 20_000

/** What came twice, or as something that cannot be stored, counts as absent. */
function textsOf(parameters: unknown): (name: string) => string | null {
  const fields = new Map(typeof parameters === 'object' && parameters !== null ? Object.entries(parameters) : [])
  return (name) => {
    const value: unknown = fields.get(name)
    if (typeof value !== 'string' || value === '' || value.length > textMaxLength) return null
    return unstorable(value) === null ? value : null
  }
}
