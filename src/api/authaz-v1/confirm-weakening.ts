// What makes protection weaker is confirmed each time, and whether it does is known for sure only while nobody else changes
// it: asked before the call goes through, and again where it is locked.
import type { FastifyRequest } from 'fastify'
import type { Asking } from './change-with-proof.ts'
import { type AskedStepUp, demandStepUp, weakening } from './demand-step-up.ts'
import type { Call } from './route.ts'

/** What was found to become weaker when it was asked who is there. */
const confirmed = new WeakMap<FastifyRequest, readonly string[]>()

/** For the `stepUp` of a route whose handler calls `confirmWeakening`: by what is read now. */
export function foundWeakening({ request }: Pick<Call, 'request'>, names: readonly string[]): AskedStepUp | null {
  confirmed.set(request, names)
  return weakening(names)
}

/** In `changeWithProof`, with what it changes locked: what somebody raised meanwhile is asked for as well. */
export async function confirmWeakening(
  { console, request, signedIn }: Asking,
  names: readonly string[],
): Promise<void> {
  if (signedIn === null) return
  const known = confirmed.get(request) ?? []
  const asked = weakening(names.filter((name) => !known.includes(name)))
  if (asked !== null) await demandStepUp(console, signedIn, asked, { request, asksReason: true })
}
