import { type Connection, connectionKind, requiresUsername } from '../../../connections/connection.ts'
import { closed, flag, pageOf, text, textOrNull } from '../answers.ts'
import { longPageRequest, type PageQuery, pageAnswer, pageQuery } from '../paging.ts'
import type { Answer, Call, Route } from '../route.ts'

const connection = closed(
  {
    id: text,
    name: text,
    strategy: text,
    displayName: textOrNull,
    isEnabled: flag,
    /** Another provider says who its people are. */
    isProvider: flag,
    requiresUsername: flag,
  },
  'ConnectionRecord',
)

export const connectionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/connections',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List connections',
    answers: { 200: pageOf(connection) },
    handle: list,
  },
]

async function list({ query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = longPageRequest(query)
  return pageAnswer(await directory.stores.connections.list({ page: request }), request, connectionJson)
}

/** Neither options nor settings: they may hold secrets of providers (AUZ-10). */
function connectionJson(connection: Connection) {
  const { id, name, strategy, displayName, isEnabled } = connection
  const isProvider = connectionKind(connection) === 'other'
  return { id, name, strategy, displayName, isEnabled, isProvider, requiresUsername: requiresUsername(connection) }
}
