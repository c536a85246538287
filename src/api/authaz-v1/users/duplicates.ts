// Who else may be the same person, and the word of whoever knows that they are not.
import { type Static, Type } from 'typebox'
import { reconsiderDuplicate, ruleOutDuplicate } from '../../../merging/rule-out-duplicate.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, text, textOrNull, wholeOf } from '../answers.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'

const otherBody = Type.Object(
  { userId: Type.String({ minLength: 1, maxLength: 300, description: 'The id of the other user.' }) },
  { additionalProperties: false },
)
type OtherCall = Call<unknown, Static<typeof otherBody>>

export const duplicateRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/duplicates',
    access: ['read:users'],
    summary: 'List possible duplicates of a user',
    answers: {
      200: wholeOf(
        closed({
          userId: text,
          name: textOrNull,
          email: textOrNull,
          sharedBy: Type.Array(Type.Enum(['phone', 'email', 'name'])),
        }),
      ),
    },
    handle: list,
  },
  {
    method: 'POST',
    path: '/users/:id/duplicates/rule-out',
    access: ['merge:users'],
    body: otherBody,
    summary: 'Say that another user is no duplicate of this one',
    answers: { 204: null },
    handle: ruleOut,
  },
  {
    method: 'POST',
    path: '/users/:id/duplicates/reconsider',
    access: ['merge:users'],
    body: otherBody,
    summary: 'Take back that another user is no duplicate',
    answers: { 204: null },
    handle: reconsider,
  },
]

async function list({ params, directory }: Call): Promise<Answer> {
  const { stores } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  return ok({ data: await stores.merges.duplicatesOf(id) })
}

async function ruleOut({ actor, params, body, directory }: OtherCall): Promise<Answer> {
  await directory.change((deps) => ruleOutDuplicate(deps, actor, params.id as string, body.userId))
  return noContent
}

async function reconsider({ actor, params, body, directory }: OtherCall): Promise<Answer> {
  await directory.change((deps) => reconsiderDuplicate(deps, actor, params.id as string, body.userId))
  return noContent
}
