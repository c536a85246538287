// Faults that no field can mend, each as a page with one next step (console.md 4.12). What is not theirs to know of
// a fault of ours stays in the log, under the request's id, which the page shows.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { statusOfKind } from '../http/error-status.ts'
import { RollcallError } from '../kernel/errors.ts'
import { readSignIn, StaleSignIn } from '../sign-ins/keep-sign-in.ts'
import { faultPage, faultWords } from './pages/fault-pages.ts'
import { addressToTryAgain, maintainedPage } from './pages/maintained-page.ts'
import { sendPage } from './send-page.ts'
import type { Texts } from './texts/en.ts'
import { type Hosts, openVisitAnyway, sceneOf, type Visit } from './visit.ts'

export async function sendFault(
  hosts: Hosts,
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status = statusOf(fault)
  if (status >= 500) request.log.error({ err: fault }, 'request failed')
  const retryAfterSeconds = fault instanceof RollcallError ? fault.retryAfterSeconds : undefined
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  const visit = await openVisitAnyway(hosts, request, reply)
  const reference = await referenceOf(visit)
  // A fault of ours is found in the log; of others the sign-in tells, and where neither does there is none.
  const isOurs = status >= 500 && !(status === 503 && reference !== null)
  const shown = sceneOf(visit, { path: '/u/login' })
  const scene = { ...shown, reference: isOurs ? request.id : reference }
  if (fault instanceof RollcallError && fault.code === 'under_maintenance') {
    return sendPage(visit, maintainedPage(scene, addressToTryAgain(request)), { status })
  }
  const isForeign = fault instanceof RollcallError && fault.code === 'csrf_refused'
  const words = isForeign
    ? { title: scene.texts.error.foreignTitle, text: scene.texts.error.foreign }
    : faultWords(scene.texts, status, retryAfterSeconds)
  return sendPage(visit, faultPage(scene, words, status === 404 ? null : pathOf(request)), { status })
}

function statusOf(fault: unknown): number {
  if (fault instanceof RollcallError) return statusOfKind[fault.kind]
  // Too many tabs took a step at once; each of them can be shown again.
  if (fault instanceof StaleSignIn) return 409
  const status = (fault as FastifyError).statusCode
  return status !== undefined && status >= 400 && status < 500 ? status : 500
}

/** What the page says that such a fault ends on; null for a fault of ours, which has nothing to say about signing in. */
export function shownForFault(texts: Texts, fault: unknown): string | null {
  const status = statusOf(fault)
  if (status >= 500 && status !== 503) return null
  const seconds = fault instanceof RollcallError ? fault.retryAfterSeconds : undefined
  const { title, text } = faultWords(texts, status, seconds)
  return `${title}: ${text}`
}

/** The sign-in goes on where it is, if it was one. */
function pathOf(request: FastifyRequest): string {
  const state = stateOf(request)
  return state === null ? '/u/login' : `/u/login?state=${state}`
}

function stateOf({ body, query }: FastifyRequest): string | null {
  const given = (body ?? query) as { readonly state?: unknown } | null
  const state = typeof given?.state === 'string' ? given.state : ''
  return /^[\w-]{1,64}$/.test(state) ? state : null
}

/** By which support finds the sign-in; null where there is none of this browser, or nothing can be read. */
async function referenceOf({ directory, request, browserSecret }: Visit): Promise<string | null> {
  const state = stateOf(request)
  if (state === null) return null
  const signIn = await readSignIn(directory, state, browserSecret).catch(() => null)
  return signIn?.reference ?? null
}
