// Who acts by the console's cookie confirms dangerous acts with a second factor (console.md 1.8). Keys and tokens are
// made for programs, which have none.
import { ProblemError } from '../../http/problem-details.ts'
import { missingStepUp, type StepUp } from '../../sign-ins/step-up.ts'
import type { Call } from './route.ts'

/** One grade for every call of a route, or what this call asks for; null for nothing. */
// biome-ignore lint/suspicious/noExplicitAny: a row's schemas say what its handler gets, and this is asked beside it.
export type StepUpOf = StepUp | ((call: Call<any, any>) => StepUp | null | Promise<StepUp | null>)

export const stepUpHeader = 'x-step-up'

/** Call it in the transaction of the act, where there is one: the proof is spent with it. */
export async function demandStepUp(demand: StepUpOf | undefined, call: Call): Promise<void> {
  const { signedIn, console, request } = call
  if (demand === undefined || signedIn === null) return
  const grade = typeof demand === 'string' ? demand : await demand(call)
  if (grade === null) return
  const given = request.headers[stepUpHeader]
  const proof = typeof given === 'string' && given !== '' ? given : null
  const methods = await missingStepUp(console, signedIn.session, grade, proof)
  if (methods === null) return
  throw new ProblemError(403, 'step_up_required', sentence(methods.length > 0), { methods })
}

function sentence(canConfirm: boolean): string {
  return canConfirm
    ? 'Confirm that it is you: POST /api/v1/session/step-up, then send this again with the proof as X-Step-Up.'
    : 'This asks for a second factor, and you have none. Set one up in your account, then try again.'
}
