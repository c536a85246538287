// How much of people an answer shows whoever calls (console.md 1.7): asked in one place for every operation of this face.
import type { FastifyRequest } from 'fastify'
import type { Directory } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { type ConsoleRole, roleSight, type Sight } from '../../operators/console-roles.ts'
import { isRevealed } from '../../operators/reveal-person.ts'
import { maskAnswer } from './mask-answer.ts'
import type { Authenticated } from './person-callers.ts'

const passHeader = 'x-reveal'

export interface Viewer extends Authenticated {
  readonly console: Directory
  readonly params: Readonly<Record<string, string>>
  readonly request: FastifyRequest
}

/** The body of an answer as its caller may see it. */
export function seenBy(viewer: Viewer, body: unknown): unknown {
  const sight = sightOf(viewer)
  if (body === undefined || sight === 'full') return body
  if (sight === 'on-reveal' && holdsPass(viewer, body)) return body
  // The audit of an organization has to tell its administrators from where something was done (S002-33 to S002-36).
  return maskAnswer(body, { showsAddresses: viewer.person !== null })
}

/** Nobody finds out by asking for one address after another what they are not shown. Throws `not_permitted`. */
export function refuseHiddenAddress(viewer: Viewer, address: string | undefined): void {
  // Whoever administers an organization is shown them.
  if (address === undefined || viewer.person !== null) return
  const sight = sightOf(viewer)
  if (sight === 'full' || (sight === 'on-reveal' && holdsPass(viewer, {}))) return
  const message = 'IP addresses are masked for you, so nothing can be searched for by them.'
  throw new RollcallError('not_permitted', `ip: ${message}`, { details: [{ field: 'ip', message }] })
}

/** A key without a person is the application's own program. */
function sightOf({ actor, person }: Authenticated): Sight {
  return person === null ? actorSight(actor) : 'masked'
}

export function actorSight({ kind, role }: Actor): Sight {
  if (kind === 'operator') return roleSight[role as ConsoleRole]
  return kind === 'user' ? 'masked' : 'full'
}

/** For the person of the path, or whom the answer is about. */
function holdsPass({ signedIn, console, params, request }: Viewer, body: unknown): boolean {
  const pass = request.headers[passHeader]
  if (typeof pass !== 'string' || signedIn === null) return false
  const shows = (id: unknown) => typeof id === 'string' && isRevealed(console, pass, signedIn.session.id, id)
  if (request.routeOptions.url?.includes('/users/:id') === true) return shows(params.id)
  const { userId, account } = body as {
    readonly userId?: unknown
    readonly account?: { readonly userId: unknown } | null
  }
  return shows(userId) || shows(account?.userId)
}
