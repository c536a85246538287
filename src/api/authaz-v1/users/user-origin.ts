// How an account came to be: by whom, by an import, by an invitation, or by the person.
import { presentUser } from '../../../users/find-user.ts'
import { closed } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { accountOrigin } from './user-answers.ts'

export const userOriginRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/origin',
    access: ['read:users'],
    summary: 'Get how the account of a user came to be',
    answers: { 200: closed({ origin: accountOrigin }) },
    handle: show,
  },
]

async function show({ params, directory }: Call): Promise<Answer> {
  const { stores } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  return ok({ origin: (await stores.userFacts.origins([id])).get(id) ?? null })
}
