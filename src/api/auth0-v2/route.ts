// A row of this face's table, and how rows become routes: who calls, may they, is it well formed, then the handler.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { isOwnAccountScope } from '../../access-tokens/grantable-scope.ts'
import type { Directory } from '../../directory.ts'
import type { Answers } from '../../http/described-operation.ts'
import { oncePerKey, takesIdempotencyKey } from '../../http/idempotency-key.ts'
import { refuseUnstorableText } from '../../http/json-body.ts'
import type { RateLimiter } from '../../http/rate-limit.ts'
import { compileSchema, readQuery } from '../../http/schema.ts'
import { refuseWhilePaused, type WhilePausedOf } from '../../http/while-paused.ts'
import type { Actor, Permission } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { Authenticate } from './authenticate.ts'
import { sendError, validationError } from './errors.ts'
import { callingAs } from './logs/operation.ts'
import { nothingAt } from './not-planned.ts'
import { refuseForeignAccount } from './users/own-account.ts'

export interface Call<Query = Record<string, unknown>, Body = Record<string, unknown>> {
  readonly actor: Actor
  readonly directory: Directory
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly limits: FaceLimits
  /** To be called when a job was queued. */
  readonly wakeJobs: () => void
}

/** The operator's settings that this face obeys. */
export interface FaceLimits {
  readonly importBytes: number
  readonly resultLimit: number | null
}

export interface Answer {
  readonly status: number
  /** Left out for an empty answer. */
  readonly body?: unknown
  /** Instead of a body: JSON that is text already. */
  readonly json?: string
}

export interface Scopes {
  readonly rule: 'any' | 'all'
  readonly names: readonly Permission[]
}

export const anyOf = (...names: Permission[]): Scopes => ({ rule: 'any', names })
export const allOf = (...names: Permission[]): Scopes => ({ rule: 'all', names })

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below `/api/v2`, with `:name` for parameters. */
  readonly path: string
  readonly scopes: Scopes
  /** The operation's name, as the vendor's logs and documents have it: `Delete a User`. */
  readonly summary?: string
  /** What each status of success carries. */
  readonly answers?: Answers
  /** How it differs from the vendor's, where it does: a sentence for docs/compatibility.md. */
  readonly differs?: string
  readonly query?: TSchema
  readonly body?: TSchema
  /** Parameters that must look like this, else 400 `invalid_uri`. */
  readonly params?: TSchema
  /** True where the handler reads the request's stream itself. */
  readonly takesStream?: boolean
  /** Why it goes on while changes are paused; a change that says nothing waits. */
  // biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets, and this is asked beside it.
  readonly whilePaused?: WhilePausedOf<RequestParts<any>>
  /** True where what is answered depends on what the caller may do: then even a read waits for the live check. */
  readonly asksActor?: boolean
  // biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets.
  readonly handle: (call: Call<any, any>) => Promise<Answer>
}

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const noContent: Answer = { status: 204 }

export interface FaceOptions {
  readonly directory: Directory
  readonly authenticate: Authenticate
  readonly rateLimiter: RateLimiter | null
  readonly limits: FaceLimits
  readonly wakeJobs: () => void
}

/** `takeStreams` prepares the scope of the rows that read their body themselves. */
export async function mountRoutes(
  server: FastifyInstance,
  routes: readonly Route[],
  options: FaceOptions,
  takeStreams: (scope: FastifyInstance) => Promise<void>,
): Promise<void> {
  // Answers name people, and some hold secrets: nobody on the way keeps them.
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  server.setErrorHandler((fault, request, reply) => sendError(fault, request, reply))
  server.setNotFoundHandler((request, reply) => sendError(nothingAt(pathBelowFace(request)), request, reply))
  for (const route of routes) if (!route.takesStream) mountRoute(server, route, options)
  await server.register(async (scope) => {
    await takeStreams(scope)
    for (const route of routes) if (route.takesStream) mountRoute(scope, route, options)
  })
}

function pathBelowFace({ url }: FastifyRequest): string {
  return url.replace(/\?.*$/s, '').replace(/^\/api\/v2/, '')
}

function mountRoute(server: FastifyInstance, route: Route, options: FaceOptions): void {
  const { directory, authenticate, rateLimiter, limits, wakeJobs } = options
  const readRequest = requestReader(route)
  const doorway = doorwayOf(route.scopes)
  const callers = new WeakMap<FastifyRequest, Caller>()
  const isOfOnePerson = /^\/users\/:id(\/|$)/.test(route.path)
  server.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    // Before the body is read: whoever may not call has nothing parsed on their behalf.
    onRequest: async (request, reply) => {
      const { claimed, live } = await authenticate(request)
      if (rateLimiter !== null) spend(rateLimiter, claimed, reply)
      const actor = mayReadAhead(route) && doorway.isOpenTo(claimed) ? claimed : await live
      doorway.refuse(actor)
      if (isOfOnePerson) refuseForeignAccount(actor, (request.params as { readonly id: string }).id)
      callers.set(request, { actor: callingAs(actor, route, request), live })
    },
    handler: async (request, reply) => {
      const { actor, live } = callers.get(request) as Caller
      const answering = async () => {
        const asked = readRequest(request)
        await refuseWhilePaused(route, asked, directory, actor)
        const parts = { actor, request, reply, limits, ...asked }
        const keyed = { directory, request, reply, actor: takesIdempotencyKey(route) ? actor : null, wakeJobs }
        return oncePerKey(keyed, ({ within, wakeJobs: wake }) =>
          route.handle({ ...parts, directory: within(directory), wakeJobs: wake }),
        )
      }
      return send(reply, await (mayReadAhead(route) ? readAhead(doorway, live, answering()) : answering()))
    },
  })
}

interface Caller {
  /** Who calls: as the token says where the route reads ahead, else as it is right now. */
  readonly actor: Actor
  readonly live: Promise<Actor>
}

/** A read has no effect, so it may begin while the token is still being checked; its answer waits for the check. */
function mayReadAhead({ method, takesStream, asksActor }: Route): boolean {
  return method === 'GET' && takesStream !== true && asksActor !== true
}

async function readAhead(doorway: Doorway, live: Promise<Actor>, answering: Promise<Answer>): Promise<Answer> {
  const [outcome] = await Promise.allSettled([answering])
  doorway.refuse(await live)
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

function send(reply: FastifyReply, { status, body, json }: Answer): FastifyReply {
  if (reply.sent) return reply
  reply.code(status)
  if (body === undefined && json === undefined) return reply.send()
  return reply.type('application/json; charset=utf-8').send(json ?? body)
}

function spend(rateLimiter: RateLimiter, actor: Actor, reply: FastifyReply): void {
  const verdict = rateLimiter.take(actor.id, Date.now())
  reply.header('x-ratelimit-limit', verdict.limit)
  reply.header('x-ratelimit-remaining', verdict.remaining)
  reply.header('x-ratelimit-reset', verdict.resetAt)
  if (verdict.isAllowed) return
  throw new RollcallError('rate_limited', 'Global limit has been reached', {
    retryAfterSeconds: verdict.retryAfterSeconds,
  })
}

interface Doorway {
  isOpenTo(actor: Actor): boolean
  /** Throws `insufficient_scope` to whom it is not open. */
  refuse(actor: Actor): void
}

function doorwayOf(scopes: Scopes): Doorway {
  const ofPrograms = withoutOwnAccount(scopes)
  const isOpenTo = (actor: Actor) => hasScope(actor.kind === 'user' ? scopes : ofPrograms, actor)
  const refuse = (actor: Actor) => {
    if (isOpenTo(actor)) return
    const { rule, names } = scopes
    throw new RollcallError('insufficient_scope', `Insufficient scope, expected ${rule} of: ${names.join(',')}`)
  }
  return { isOpenTo, refuse }
}

/** `current_user` in a token of a program is nobody (S003-96): it needs the scope for everybody's, where there is one. */
function withoutOwnAccount({ rule, names }: Scopes): Scopes {
  const forEverybody = names.filter((name) => !isOwnAccountScope(name))
  return { rule, names: forEverybody.length === 0 ? names : forEverybody }
}

function hasScope({ rule, names }: Scopes, { permissions }: Actor): boolean {
  const has = (name: Permission) => permissions.has(name)
  return rule === 'any' ? names.some(has) : names.every(has)
}

type RequestParts<Body = Record<string, unknown>> = Pick<
  Call<Record<string, unknown>, Body>,
  'params' | 'query' | 'body'
>

function requestReader(route: Route): (request: FastifyRequest) => RequestParts {
  const validParams = route.params && compileSchema(route.params)
  const validQuery = route.query && compileSchema(route.query)
  const validBody = route.body && compileSchema(route.body)
  return (request) => {
    const params = request.params as Record<string, string>
    for (const [name, value] of Object.entries(params)) refuseUnstorable('Path', value, name)
    const faultyParam = validParams?.(params)
    if (faultyParam) throw validationError('Path', faultyParam)
    const query = readQuery(route.query ?? {}, request.query as Record<string, unknown>)
    for (const [name, value] of Object.entries(query))
      if (typeof value === 'string') refuseUnstorable('Query', value, name)
    const faultyQuery = validQuery?.(query)
    if (faultyQuery) throw validationError('Query', faultyQuery)
    const body = route.takesStream ? {} : readBody(route, request)
    const faultyBody = validBody?.(body)
    if (faultyBody) throw validationError('Payload', faultyBody)
    return { params, query, body: body as Record<string, unknown> }
  }
}

/** Forms are accepted wherever JSON is; their texts are read by the schema's types (auth0.md 1.1). */
function readBody(route: Route, request: FastifyRequest): unknown {
  if (route.body === undefined) return {}
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  if (isForm) return readQuery(route.body, request.body as Record<string, unknown>)
  // A body that says `null` is no body left out: the schema answers it.
  return request.body === undefined ? {} : request.body
}

function refuseUnstorable(part: 'Path' | 'Query', text: string, name: string): void {
  try {
    refuseUnstorableText(text, name)
  } catch (fault) {
    throw validationError(part, { path: name, message: (fault as Error).message, description: null })
  }
}
