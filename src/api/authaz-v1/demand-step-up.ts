// Who acts by the console's cookie confirms dangerous acts with a second factor (console.md 1.8). Keys and tokens are
// made for programs, which have none.
import type { FastifyRequest } from 'fastify'
import type { Directory } from '../../directory.ts'
import { ProblemError } from '../../http/problem-details.ts'
import type { OperatorSession } from '../../operators/find-operator-session.ts'
import { missingStepUp, type StepUp } from '../../sign-ins/step-up.ts'

const stepUpHeader = 'x-step-up'

/** Call it in the transaction of the act, where there is one: the proof is spent with it. */
export async function demandStepUp(
  console: Directory,
  { session }: OperatorSession,
  grade: StepUp,
  { headers }: FastifyRequest,
): Promise<void> {
  const given = headers[stepUpHeader]
  const proof = typeof given === 'string' && given !== '' ? given : null
  const methods = await missingStepUp(console, session, grade, proof)
  if (methods === null) return
  throw new ProblemError(403, 'step_up_required', sentence(methods.length > 0), { methods })
}

function sentence(canConfirm: boolean): string {
  return canConfirm
    ? 'Confirm that it is you: POST /api/v1/session/step-up, then send this again with the proof as X-Step-Up.'
    : 'This asks for a second factor, and you have none. Set one up in your account, then try again.'
}
