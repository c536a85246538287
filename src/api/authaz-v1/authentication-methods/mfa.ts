import { type Static, Type } from 'typebox'
import { resetMfa } from '../../../authentication-methods/reset-mfa.ts'
import { requireVerification } from '../../../caller-verification/require-verification.ts'
import { agentOf } from '../caller-verification/agent.ts'
import { namesWhere, weakening } from '../demand-step-up.ts'
import { reason } from '../reason.ts'
import { type Answer, type Call, noContent, type Route } from '../route.ts'

const resetBody = Type.Object(
  {
    reason: Type.Optional(reason),
    requireEnrolment: Type.Optional(
      Type.Boolean({
        description:
          'Whether the next sign-in sets up a new factor whatever the policy asks for; left out, it does. False leaves a demand that stands already.',
      }),
    ),
  },
  { additionalProperties: false },
)

export const mfaRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/mfa/reset',
    access: ['reset:mfa'],
    body: resetBody,
    stepUp: loweringGuard,
    act: 'reset-mfa',
    summary: 'Reset the second factors of a user',
    answers: { 204: null },
    handle: reset,
  },
]

/** Unless the caller says so, nobody is left with the password alone: the next sign-in enrols (S000-34 to S000-37). */
async function reset(call: Call<unknown, Static<typeof resetBody>>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const { reason: given = null, requireEnrolment: requiresEnrolment = true } = body
  const id = params.id as string
  await directory.change(async (deps) => {
    const circumstances = await requireVerification(deps, agentOf(call), id, 'mfa-reset')
    await resetMfa(deps, actor, id, given, { circumstances, requiresEnrolment })
  })
  return noContent
}

/** Whoever may come back with a password alone is protected less than before. */
function loweringGuard({ body: { requireEnrolment = true } }: Call<unknown, Static<typeof resetBody>>) {
  return weakening(namesWhere({ requireEnrolment: !requireEnrolment })) ?? 'recent'
}
