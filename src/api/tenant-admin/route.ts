// A row of this face's table, and how rows become routes: who calls, may they, in which organization, is it well formed,
// then the handler.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Directory } from '../../directory.ts'
import type { Answers } from '../../http/described-operation.ts'
import { oncePerKey, takesIdempotencyKey } from '../../http/idempotency-key.ts'
import { refuseUnstorableText } from '../../http/json-body.ts'
import type { RateLimiter } from '../../http/rate-limit.ts'
import { requestReader } from '../../http/strict-request.ts'
import { refuseWhilePaused } from '../../http/while-paused.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { organizationNamed } from '../../organizations/find-organization.ts'
import { refuseForeignOrganization } from '../../organizations/refuse-foreign-organization.ts'
import type { Authenticate } from './authenticate.ts'
import { MissingScope, sendProblem } from './errors.ts'

export interface Call<Query = unknown, Body = unknown> {
  readonly actor: Actor
  readonly directory: Directory
  readonly organizationId: string
  /** Where the path names a person. */
  readonly userId: string
  readonly query: Query
  readonly body: Body
  /** As it was asked for, without its query. */
  readonly path: string
}

export interface Answer {
  readonly status: number
  /** Left out for an empty answer. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api/:tenantId/admin`, with `:name` for parameters. */
  readonly path: string
  readonly scope: string
  /** The operation's name: `Remove a user from the tenant`. */
  readonly summary: string
  /** What each status of success carries. */
  readonly answers: Answers
  readonly query?: TSchema
  readonly body?: TSchema
  // biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets.
  readonly handle: (call: Call<any, any>) => Promise<Answer>
}

export interface FaceOptions {
  readonly directory: Directory
  readonly authenticate: Authenticate
  readonly rateLimiter: RateLimiter | null
}

export function mountRoutes(server: FastifyInstance, routes: readonly Route[], options: FaceOptions): void {
  server.setErrorHandler((fault, request, reply) => sendProblem(fault, request, reply))
  server.setNotFoundHandler((request, reply) => {
    const fault = new RollcallError('route_not_found', `There is no ${request.method} on this path.`)
    return sendProblem(fault, request, reply)
  })
  for (const route of routes) mountRoute(server, route, options)
}

function mountRoute(server: FastifyInstance, route: Route, options: FaceOptions): void {
  const { directory, authenticate, rateLimiter } = options
  const readRequest = requestReader(route)
  const callers = new WeakMap<FastifyRequest, Pick<Call, 'actor' | 'organizationId'>>()
  server.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    // Before anything of the request is judged, so that no answer tells a foreign organization from none.
    onRequest: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const actor = await authenticate(request)
      if (rateLimiter !== null) spend(rateLimiter, actor)
      if (!actor.permissions.has(route.scope)) throw new MissingScope(route.scope)
      callers.set(request, { actor, organizationId: await organizationOf(directory, request, actor) })
    },
    handler: async (request, reply) => {
      const caller = callers.get(request)
      if (caller === undefined) throw new Error(`${route.path} was reached without a caller`)
      const { params, query, body } = readRequest(request)
      await refuseWhilePaused(route, { query, body }, directory, caller.actor)
      const { userId = '' } = params
      const path = request.url.split('?', 1)[0] as string
      const keyed = {
        directory,
        request,
        reply,
        actor: takesIdempotencyKey(route) ? caller.actor : null,
        wakeJobs: () => undefined,
      }
      const answer = await oncePerKey(keyed, ({ within }) =>
        route.handle({ ...caller, directory: within(directory), userId, query, body, path }),
      )
      return send(reply, answer)
    },
  })
}

async function organizationOf({ stores }: Directory, request: FastifyRequest, actor: Actor): Promise<string> {
  const { tenantId } = request.params as { readonly tenantId: string }
  refuseUnstorableText(tenantId, 'tenantId')
  const { id } = await organizationNamed(stores, tenantId)
  refuseForeignOrganization(actor, id)
  return id
}

function send(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
  reply.code(status).headers(headers)
  return body === undefined ? reply.send() : reply.type('application/json; charset=utf-8').send(body)
}

function spend(rateLimiter: RateLimiter, { id }: Actor): void {
  const { isAllowed, retryAfterSeconds } = rateLimiter.take(id, Date.now())
  if (isAllowed) return
  throw new RollcallError('rate_limited', `Too many requests. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  })
}
