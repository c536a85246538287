// Who calls `/api/v1`: a program by its API key, an operator by the console's cookie, or somebody who administers an
// organization, by a token or by the cookie of their own sign-in. Each is read from the database on every request, so what
// was revoked is refused at once. What a caller may do with an organization is another question (confinement.ts).
import type { FastifyRequest } from 'fastify'
import type { AccessTokenVerifier } from '../../access-tokens/verify-access-token.ts'
import { type ApiKey, apiKeyHash, looksLikeApiKey } from '../../api-keys/api-key.ts'
import type { Directory } from '../../directory.ts'
import { readCookie } from '../../http/cookies.ts'
import { shownToken } from '../../http/presented-token.ts'
import { callerOf } from '../../http/request-caller.ts'
import type { Actor, Permission } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { SharedReads } from '../../kernel/shared-read.ts'
import { permissionsHere } from '../../operators/console-roles.ts'
import { findOperatorSession } from '../../operators/find-operator-session.ts'
import { type Operator, operatorName } from '../../operators/operator.ts'
import { csrfToken } from '../../sessions/csrf-token.ts'
import { type Authenticated, personByCookie, personByToken } from './person-callers.ts'
import { isCsrfToken, isUnattended, refuseForeignOrigin, refuseMissingCsrfToken } from './request-checks.ts'

/** Whose cookies a route looks at. */
export interface Doors {
  readonly people: boolean
  readonly operators: boolean
  /** Whether the call counts as work with the console. */
  readonly isUse: boolean
}

export type Authenticate = (request: FastifyRequest, doors: Doors) => Promise<Authenticated>

export function anyCaller(directory: Directory, console: Directory, verifier: AccessTokenVerifier): Authenticate {
  const keys = new SharedReads<ApiKey | null>()
  const byToken = personByToken(directory, verifier)
  return async (request, doors) => {
    const given = request.headers['x-api-key']
    const token = shownToken(request)
    const person = token === null ? null : await byToken(request, token)
    if (given !== undefined) return beside(await byKey(directory, keys, request, String(given)), person)
    return person ?? byCookie(directory, console, request, doors)
  }
}

/** The key opens the door and the person narrows what is done behind it: both must allow. */
function beside(key: Authenticated, person: Authenticated | null): Authenticated {
  if (person === null) return key
  const permissions = new Set([...person.actor.permissions].filter((name) => key.actor.permissions.has(name)))
  return { ...person, actor: { ...person.actor, permissions }, key: key.key }
}

async function byKey(
  { stores, clock }: Directory,
  keys: SharedReads<ApiKey | null>,
  request: FastifyRequest,
  secret: string,
): Promise<Authenticated> {
  const hash = apiKeyHash(secret)
  const key = looksLikeApiKey(secret)
    ? await keys.ask(hash.toString('base64'), () => stores.apiKeys.findByHash(hash, clock.now()))
    : null
  if (key === null) throw new RollcallError('invalid_credentials', 'The API key is wrong or was revoked.')
  await noteUse(stores, key, clock.now(), request)
  const { id, name, permissions, organizationId } = key
  const held = new Set(permissions)
  const actor: Actor = { kind: 'api-key', id, name, permissions: held, organizationId, ...callerOf(request) }
  return { actor, signedIn: null, key: { organizationId }, person: null }
}

/** As often as people look at it. That it could not be noted keeps nobody out. */
async function noteUse(
  { apiKeys }: Directory['stores'],
  { id, lastUsedAt }: ApiKey,
  now: Date,
  request: FastifyRequest,
): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < useNotedMs) return
  try {
    await apiKeys.noteUse(id, now, callerOf(request).ip)
  } catch (fault) {
    request.log.warn(fault, 'the use of an API key could not be noted')
  }
}

const useNotedMs = 5 * 60_000

/** One browser may hold both cookies. A write says by its CSRF token whose it is; otherwise the console's goes first. */
async function byCookie(
  directory: Directory,
  console: Directory,
  request: FastifyRequest,
  { people, operators, isUse }: Doors,
): Promise<Authenticated> {
  const { cookie } = request.headers
  const operatorSecret = operators ? readCookie(cookie, 'session', console.publicUrl) : null
  const personSecret = people ? readCookie(cookie, 'session', directory.publicUrl) : null
  const byPerson = () => personByCookie(directory, request, personSecret)
  if (personSecret !== null && isCsrfToken(request, csrfToken(directory.sealer, personSecret))) return byPerson()
  const counts = isUse && !isUnattended(request)
  const operator =
    operatorSecret === null ? null : await byOperator(directory, console, request, operatorSecret, counts)
  if (operator !== null) return operator
  if (personSecret !== null) return byPerson()
  if (operatorSecret !== null) throw new RollcallError('session_expired', 'Your session has ended. Sign in again.')
  throw new RollcallError('missing_credentials', 'Send an API key as X-API-Key, or sign in to the console.')
}

async function byOperator(
  { stores }: Directory,
  console: Directory,
  request: FastifyRequest,
  secret: string,
  isUse: boolean,
): Promise<Authenticated | null> {
  const signedIn = await findOperatorSession(console, secret, isUse ? callerOf(request) : null)
  if (signedIn === null) return null
  if (request.method !== 'GET') {
    refuseForeignOrigin(request, console.publicUrl)
    refuseMissingCsrfToken(request, signedIn.csrfToken, 'GET /api/v1/session')
  }
  const permissions = await permissionsHere(stores.settings, signedIn.operator.role)
  return { actor: operatorActor(signedIn.operator, permissions, request), signedIn, key: null, person: null }
}

/** For the calls that are about a session: a key has none. */
export function missingSession(): never {
  throw new RollcallError('missing_credentials', 'This is about a console session, and an API key has none. Sign in.')
}

function operatorActor(operator: Operator, permissions: readonly Permission[], request: FastifyRequest): Actor {
  return {
    kind: 'operator',
    id: operator.id,
    name: operatorName(operator),
    role: operator.role,
    permissions: new Set(permissions),
    ...callerOf(request),
  }
}
