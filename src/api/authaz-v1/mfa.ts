import { type Static, Type } from 'typebox'
import { resetMfa } from '../../authentication-methods/reset-mfa.ts'
import { type Answer, type Call, noContent, type Route } from './route.ts'

const resetBody = Type.Object(
  {
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'A reason, 1 to 500 characters.' })),
  },
  { additionalProperties: false },
)

export const mfaRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/mfa/reset',
    access: ['reset:mfa'],
    body: resetBody,
    summary: 'Reset the second factors of a user',
    answers: { 204: null },
    handle: reset,
  },
]

/** Nobody is left with the password alone: the next sign-in proves the mailbox and enrols (S000-34 to S000-37). */
async function reset({ actor, params, body, directory }: Call<unknown, Static<typeof resetBody>>): Promise<Answer> {
  await directory.change((deps) => resetMfa(deps, actor, params.id as string, body.reason ?? null))
  return noContent
}
