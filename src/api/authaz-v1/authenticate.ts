// Who calls `/api/v1`: a program by its API key, or an operator by the console's cookie. Either is read from the
// database on every request, so what was revoked is refused at once.
import type { FastifyRequest } from 'fastify'
import { type ApiKey, apiKeyHash, looksLikeApiKey } from '../../api-keys/api-key.ts'
import type { Directory } from '../../directory.ts'
import { readCookie } from '../../http/cookies.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { SharedReads } from '../../kernel/shared-read.ts'
import { rolePermissions } from '../../operators/console-roles.ts'
import { findOperatorSession, type OperatorSession } from '../../operators/find-operator-session.ts'
import { type Operator, operatorName } from '../../operators/operator.ts'
import { refuseForeignOrigin, refuseMissingCsrfToken } from './request-checks.ts'

export interface Authenticated {
  readonly actor: Actor
  /** Null for API keys. */
  readonly signedIn: OperatorSession | null
}

export type Authenticate = (request: FastifyRequest) => Promise<Authenticated>

export function keyOrCookie(directory: Directory, console: Directory): Authenticate {
  const keys = new SharedReads<ApiKey | null>()
  return async (request) => {
    const given = request.headers['x-api-key']
    if (given !== undefined) return byKey(directory, keys, request, String(given))
    return byCookie(console, request)
  }
}

async function byKey(
  { stores }: Directory,
  keys: SharedReads<ApiKey | null>,
  request: FastifyRequest,
  secret: string,
): Promise<Authenticated> {
  const hash = apiKeyHash(secret)
  const key = looksLikeApiKey(secret)
    ? await keys.ask(hash.toString('base64'), () => stores.apiKeys.findByHash(hash))
    : null
  if (key === null) throw new RollcallError('invalid_credentials', 'The API key is wrong or was revoked.')
  const { id, name, permissions } = key
  const actor: Actor = { kind: 'api-key', id, name, permissions: new Set(permissions), ...callerOf(request) }
  return { actor, signedIn: null }
}

async function byCookie(console: Directory, request: FastifyRequest): Promise<Authenticated> {
  const { publicUrl } = console
  const secret = readCookie(request.headers.cookie, 'session', publicUrl)
  if (secret === null) {
    throw new RollcallError('missing_credentials', 'Send an API key as X-API-Key, or sign in to the console.')
  }
  const signedIn = await findOperatorSession(console, secret, callerOf(request))
  if (signedIn === null) throw new RollcallError('session_expired', 'Your session has ended. Sign in again.')
  if (request.method !== 'GET') {
    refuseForeignOrigin(request, publicUrl)
    refuseMissingCsrfToken(request, signedIn.csrfToken)
  }
  return { actor: operatorActor(signedIn.operator, request), signedIn }
}

/** For the calls that are about a session: a key has none. */
export function missingSession(): never {
  throw new RollcallError('missing_credentials', 'This is about a console session, and an API key has none. Sign in.')
}

function operatorActor(operator: Operator, request: FastifyRequest): Actor {
  return {
    kind: 'operator',
    id: operator.id,
    name: operatorName(operator),
    permissions: new Set(rolePermissions[operator.role]),
    ...callerOf(request),
  }
}
