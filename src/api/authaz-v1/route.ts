// A row of this face's table, and how rows become routes: who calls, may they, is it well formed, then the handler.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RaisableAct } from '../../applications/action-grades.ts'
import type { Directory } from '../../directory.ts'
import type { Answers } from '../../http/described-operation.ts'
import { oncePerKey, takesIdempotencyKey } from '../../http/idempotency-key.ts'
import type { DrawLoginPreview } from '../../http/login-preview.ts'
import type { RateLimiter } from '../../http/rate-limit.ts'
import { callerOf } from '../../http/request-caller.ts'
import { type RequestSchemas, readParams, requestReader } from '../../http/strict-request.ts'
import { refuseWhilePaused, type WhilePausedOf } from '../../http/while-paused.ts'
import type { Actor, Permission } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { StepUp } from '../../sign-ins/step-up.ts'
import type { EventStreams } from './audit/event-streams.ts'
import type { Authenticate, Doors } from './authenticate.ts'
import { confine, namesOrganization, type OrganizationScope } from './confinement.ts'
import { type AskedStepUp, demandStepUp } from './demand-step-up.ts'
import { sendProblem } from './errors.ts'
import type { Authenticated } from './person-callers.ts'
import { confirmationOf, raisedStepUp } from './raised-step-up.ts'
import { refuseForeignOrigin, refuseNoJson } from './request-checks.ts'
import { saidReason, takesReason } from './said-reason.ts'
import { seenBy } from './sight.ts'

export interface PublicCall<Query = Record<string, unknown>, Body = Record<string, unknown>> {
  readonly directory: Directory
  /** Of the people who run Rollcall. */
  readonly console: Directory
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Where the request comes from. */
  readonly caller: Pick<Actor, 'ip' | 'userAgent' | 'requestId'>
  /** To be called when a job was queued. */
  readonly wakeJobs: () => void
  /** Whoever listens to events. */
  readonly eventStreams: EventStreams
  readonly drawLoginPreview: DrawLoginPreview
}

export interface Call<Query = Record<string, unknown>, Body = Record<string, unknown>>
  extends PublicCall<Query, Body>,
    Authenticated {}

export interface Answer {
  readonly status: number
  /** Left out for an empty answer. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface Row extends RequestSchemas {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, with `:name` for parameters. */
  readonly path: string
  /** The operation's name: `Suspend a user`. */
  readonly summary?: string
  /** What each status of success carries. */
  readonly answers?: Answers
  /** The media type of what is answered, where that is no JSON. */
  readonly answerType?: string
  /** The media types of a body that the handler reads itself. */
  readonly bodyTypes?: readonly string[]
  /** Why it goes on while changes are paused; a change that says nothing waits. */
  // biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets, and this is asked beside it.
  readonly whilePaused?: WhilePausedOf<PublicCall<any, any>>
}

export interface PublicRoute extends Row {
  readonly access: 'public'
  // biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets.
  readonly handle: (call: PublicCall<any, any>) => Promise<Answer>
}

/** One grade for every call of a route, or what this call asks for; null for nothing. */
// biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets, and this is asked beside it.
export type StepUpOf = StepUp | ((call: Call<any, any>) => AskedStepUp | null | Promise<AskedStepUp | null>)

type Acts = RaisableAct | readonly RaisableAct[]

/** What every call of a route does, or this one; several where it does them as one, and none for what is no act. */
// biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets, and this is asked beside it.
export type ActOf = Acts | ((call: Call<any, any>) => Acts | Promise<Acts>)

export interface GuardedRoute extends Row {
  /** Anybody who is signed in, or whoever holds one of these. */
  readonly access: 'signed-in' | readonly Permission[]
  /** Where its organization stands. Without it the call is closed to whoever acts for one organization alone. */
  readonly organization?: OrganizationScope
  /** It is about a person's own sign-in: the console's cookie in the same browser says nothing here. */
  readonly ofPeopleAlone?: boolean
  /** What an operator must have shown of their second factor: lately, or for this very call. */
  readonly stepUp?: StepUpOf
  /**
   * An operator says why beside what they confirm each time. `own`: the body has a place for it, or somebody else has said
   * it before. `asked`: it is said although a factor that was shown lately is enough.
   */
  readonly reason?: 'own' | 'asked'
  /** What an operator does by it to a person, at once or by what follows, where an owner may make that ask for more. */
  readonly act?: ActOf
  /** It is about the console's session, which an operator alone has. */
  readonly ofConsoleAlone?: boolean
  /** Pages call it by themselves, whether or not somebody sits there: it keeps nobody signed in. */
  readonly isByItself?: boolean
  // biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets.
  readonly handle: (call: Call<any, any>) => Promise<Answer>
}

export type Route = PublicRoute | GuardedRoute

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const noContent: Answer = { status: 204 }

export interface FaceOptions {
  readonly directory: Directory
  readonly console: Directory
  readonly authenticate: Authenticate
  readonly rateLimiter: RateLimiter | null
  readonly wakeJobs: () => void
  readonly eventStreams: EventStreams
  readonly drawLoginPreview: DrawLoginPreview
}

/** `takeStreams` prepares the scope of the rows that read their body themselves. */
export async function mountRoutes(
  server: FastifyInstance,
  routes: readonly Route[],
  options: FaceOptions,
  takeStreams: (scope: FastifyInstance) => Promise<void>,
): Promise<void> {
  server.setErrorHandler((fault, request, reply) => sendProblem(fault, request, reply))
  server.setNotFoundHandler((request, reply) => {
    const fault = new RollcallError('route_not_found', `There is no ${request.method} on this path.`)
    return sendProblem(fault, request, reply)
  })
  for (const route of routes) if (!route.takesStream) mountRoute(server, route, options)
  await server.register(async (scope) => {
    await takeStreams(scope)
    for (const route of routes) if (route.takesStream) mountRoute(scope, route, options)
  })
}

function mountRoute(server: FastifyInstance, route: Route, options: FaceOptions): void {
  const { directory, console, authenticate, rateLimiter, wakeJobs, eventStreams, drawLoginPreview } = options
  const readRequest = requestReader(route)
  const callers = new WeakMap<FastifyRequest, Proven>()
  server.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    // Before the body is read: whoever may not call has nothing parsed on their behalf.
    onRequest: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      if (route.access === 'public') {
        if (route.method !== 'GET') refuseForeignOrigin(request, directory.publicUrl)
        if (rateLimiter !== null) spend(rateLimiter, request.callerAddress ?? '')
      } else {
        const authenticated = await authenticate(request, doorsOf(route))
        if (rateLimiter !== null) spend(rateLimiter, authenticated.actor.id)
        refuseMissingPermission(route.access, authenticated.actor)
        const confined = await confine(directory, route.organization, authenticated, readParams(request))
        refuseMissingPermission(route.access, confined.actor)
        callers.set(request, { ...authenticated, ...confined, actor: sayingWhy(route, confined.actor, request) })
      }
      if (!route.takesStream) refuseNoJson(request)
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const parts = { directory, console, request, reply, caller, wakeJobs, eventStreams, drawLoginPreview }
      const call: PublicCall = { ...parts, ...readRequest(request) }
      const proven = callers.get(request)
      await refuseWhilePaused(route, call, directory, proven?.actor ?? null)
      const actor = proven !== undefined && takesIdempotencyKey(route) ? proven.actor : null
      const answer = await oncePerKey({ directory, request, reply, actor, wakeJobs }, ({ within, wakeJobs: wake }) => {
        const inside = { directory: within(directory), console: within(console), wakeJobs: wake }
        return handled(route, { ...call, ...inside }, proven)
      })
      return send(reply, answer)
    },
  })
}

function sayingWhy(route: Route, actor: Actor, request: FastifyRequest): Actor {
  const reason = takesReason(route) ? saidReason(request) : undefined
  return reason === undefined ? actor : { ...actor, reason }
}

function doorsOf({ organization, ofPeopleAlone = false, isByItself = false }: GuardedRoute): Doors {
  const people = namesOrganization(organization) || organization === 'any-or-none'
  return { people, operators: !ofPeopleAlone, isUse: !isByItself }
}

interface Proven extends Authenticated {
  readonly params: PublicCall['params']
}

async function handled(route: Route, call: PublicCall, authenticated: Proven | undefined): Promise<Answer> {
  if (route.access === 'public') return route.handle(call)
  if (authenticated === undefined) throw new Error(`${route.path} was reached without a caller`)
  const guarded = { ...call, ...authenticated }
  await confirmed(route, guarded)
  const answer = await route.handle(guarded)
  return route.ofConsoleAlone === true ? answer : { ...answer, body: seenBy(guarded, answer.body) }
}

async function confirmed({ stepUp, reason, act }: GuardedRoute, call: Call): Promise<void> {
  if (call.signedIn === null) return
  const builtIn = typeof stepUp === 'function' ? await stepUp(call) : (stepUp ?? null)
  const acts = typeof act === 'function' ? await act(call) : (act ?? [])
  const raised = await raisedStepUp(call, [acts].flat())
  const asked = confirmationOf(builtIn, raised, { reason, body: call.body })
  if (asked === null) return
  await demandStepUp(call.console, call.signedIn, asked.stepUp, { request: call.request, ...asked })
}

function send(reply: FastifyReply, { status, body, headers = {} }: Answer): FastifyReply {
  if (reply.sent) return reply
  reply.code(status).headers(headers)
  return body === undefined ? reply.send() : reply.type('application/json; charset=utf-8').send(body)
}

function spend(rateLimiter: RateLimiter, caller: string): void {
  const { isAllowed, retryAfterSeconds } = rateLimiter.take(caller, Date.now())
  if (isAllowed) return
  throw new RollcallError('rate_limited', `Too many requests. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  })
}

/** Throws `insufficient_scope` for whoever holds none of these. */
export function refuseMissingPermission(anyOf: GuardedRoute['access'], { permissions }: Actor): void {
  if (anyOf === 'signed-in' || anyOf.some((permission) => permissions.has(permission))) return
  throw new RollcallError('insufficient_scope', `This needs the permission ${anyOf.join(' or ')}.`)
}
