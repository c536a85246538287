// Who came in through a client.
import type { ClientUser } from '../../../clients/client-user.ts'
import { presentClient } from '../../../clients/find-client.ts'
import { closed, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import type { Answer, Call, Route } from '../route.ts'

const clientUser = closed(
  {
    user: closed({ id: text, email: textOrNull, name: textOrNull }),
    firstSignInAt: timestamp,
    lastSignInAt: timestamp,
  },
  'ClientUser',
)

export const clientUserRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/clients/:id/users',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List who signed in to a client',
    answers: { 200: pageOf(clientUser) },
    handle: listUsers,
  },
]

async function listUsers({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { clients, clientUsers } = directory.stores
  const { id } = presentClient(await clients.find(params.id as string))
  const request = pageRequest(query)
  return pageAnswer(await clientUsers.listUsers(id, request), request, clientUserJson)
}

function clientUserJson({ userId, email, name, firstAt, lastAt }: ClientUser) {
  return { user: { id: userId, email, name }, firstSignInAt: firstAt, lastSignInAt: lastAt }
}
