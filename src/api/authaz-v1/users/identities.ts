// The identities of a user: one that was linked becomes an account of its own again.
import { type Static, Type } from 'typebox'
import { separateIdentity } from '../../../merging/separate-identity.ts'
import { reasonFor } from '../reason.ts'
import type { Answer, Call, Route } from '../route.ts'
import { userAnswer } from './user-answer.ts'
import { userRecord } from './user-answers.ts'

const unlinkBody = Type.Object(
  {
    provider: Type.String({ minLength: 1, maxLength: 100, description: 'As the identity names it.' }),
    userId: Type.String({ minLength: 1, maxLength: 300, description: 'As the identity names it.' }),
    reason: reasonFor('Why they are not one person'),
  },
  { additionalProperties: false },
)

export const identityRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/identities/unlink',
    access: ['merge:users'],
    body: unlinkBody,
    stepUp: 'recent',
    summary: 'Make an identity of a user an account of its own',
    answers: { 200: userRecord },
    handle: unlink,
  },
]

async function unlink({ actor, params, body, directory }: Call<unknown, Static<typeof unlinkBody>>): Promise<Answer> {
  const { provider, userId: subject, reason } = body
  const user = await directory.change((deps) => {
    return separateIdentity(deps, actor, params.id as string, { provider, subject, reason })
  })
  return userAnswer(directory, 200, user)
}
