// Who acts by the console's cookie confirms dangerous acts with a second factor (console.md 1.8). Keys and tokens are
// made for programs, which have none.
import type { FastifyRequest } from 'fastify'
import type { Directory } from '../../directory.ts'
import { ProblemError } from '../../http/problem-details.ts'
import type { OperatorSession } from '../../operators/find-operator-session.ts'
import { missingStepUp, type StepUp } from '../../sign-ins/step-up.ts'
import { refuseMissingReason, saidReason } from './said-reason.ts'

const stepUpHeader = 'x-step-up'

/** How it is confirmed; with what it makes weaker, by the names of the fields, it is each time. */
export type AskedStepUp = StepUp | { readonly weakens: readonly string[] }

export function asksEachTime(asked: AskedStepUp): boolean {
  return asked !== 'recent'
}

/** What turns protection off is confirmed each time; what touches none is not (console.md 1.8, T3). */
export function weakening(names: readonly string[]): AskedStepUp | null {
  return names.length === 0 ? null : { weakens: names }
}

/** Those that are so. */
export function namesWhere(isSo: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(isSo).filter((name) => isSo[name])
}

interface Shown {
  readonly request: FastifyRequest
  /** Why it is done has to be said beside it. */
  readonly asksReason: boolean
}

/**
 * Before the act the proof is spent, whatever becomes of it; with a `console` of the transaction of the act, as
 * `changeWithProof` gives it, it is spent with the act or not at all.
 */
export async function demandStepUp(
  console: Directory,
  { session }: OperatorSession,
  asked: AskedStepUp,
  { request, asksReason }: Shown,
): Promise<void> {
  const given = request.headers[stepUpHeader]
  const proof = typeof given === 'string' && given !== '' ? given : null
  const refuseUnexplained = () => {
    if (asksReason) refuseMissingReason(saidReason(request))
  }
  // Whoever has nothing to show is told first what is asked for; a proof is not spent on a call that is refused.
  if (proof !== null) refuseUnexplained()
  const methods = await missingStepUp(console, session, asksEachTime(asked) ? 'always' : 'recent', proof)
  if (methods === null) return refuseUnexplained()
  const weakens = typeof asked === 'string' ? {} : { weakens: asked.weakens }
  throw new ProblemError(403, 'step_up_required', sentence(methods.length > 0), { methods, asksReason, ...weakens })
}

function sentence(canConfirm: boolean): string {
  return canConfirm
    ? 'Confirm that it is you: POST /api/v1/session/step-up, then send this again with the proof as X-Step-Up.'
    : 'This asks for a second factor, and you have none. Set one up in your account, then try again.'
}
