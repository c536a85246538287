// `/logs` and `/users/{id}/logs`: the audit in the vendor's words.
import { Type } from 'typebox'
import type { Filter } from '../../../kernel/filter.ts'
import { logSearchFields } from '../../../logs/log-fields.ts'
import { readLogId } from '../../../logs/log-id.ts'
import { parseSearch } from '../../../search/parse-search.ts'
import { validationError, WireError } from '../errors.ts'
import { fieldSelection } from '../fields.ts'
import { isCheckpoint, perPageDefault } from '../paging.ts'
import { type Answer, anyOf, type Call, ok, type Route } from '../route.ts'
import { hostnameOf, logJson } from './log-json.ts'
import { allOrders, logPage, logPageAnswer, timeOrders } from './log-page.ts'
import {
  type ListLogsQuery,
  listLogsQuery,
  log,
  logFieldNames,
  logList,
  type UserLogsQuery,
  userLogList,
  userLogsQuery,
} from './log-schemas.ts'

const readLogs = anyOf('read:logs', 'read:logs_users')

const differs =
  'Bodies of calls are not kept, so details hold neither them nor the status; an entry of type sapi names the user whom the call changed; an entry can be read one second after it happened; changes by operators and keys of /api/v1 have no entry of type sapi.'

export const logRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/logs',
    scopes: readLogs,
    summary: 'Search log events',
    query: listLogsQuery,
    answers: { 200: logList },
    differs,
    handle: listLogs,
  },
  {
    method: 'GET',
    path: '/logs/:id',
    scopes: readLogs,
    summary: 'Get a log event by id',
    params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
    answers: { 200: log },
    differs,
    handle: getLog,
  },
  {
    method: 'GET',
    path: '/users/:id/logs',
    scopes: readLogs,
    summary: "Get user's log events",
    query: userLogsQuery,
    answers: { 200: userLogList },
    differs,
    handle: listUserLogs,
  },
]

async function listLogs({ query, directory }: Call<ListLogsQuery>): Promise<Answer> {
  const { logs } = directory.stores
  const select = fieldSelection(isCheckpoint(query) ? {} : query, logFieldNames)
  if (isCheckpoint(query)) {
    const entries = await logs.follow(checkpointOf(query.from), query.take ?? perPageDefault)
    return ok(entries.map((entry) => logJson(entry, directory)))
  }
  const asked = { ...logPage(query, timeOrders), filter: filterOf(query), hostname: hostnameOf(directory.publicUrl) }
  return logPageAnswer(query, await logs.list(asked), (entry) => select(logJson(entry, directory)))
}

function filterOf({ q, search }: ListLogsQuery): Filter | null {
  const text = (q ?? search ?? '').trim()
  return text === '' ? null : parseSearch(text, logSearchFields)
}

function checkpointOf(from: string | undefined): ReturnType<typeof readLogId> {
  if (from === undefined || from === '') return null
  const place = readLogId(from)
  if (place !== null) return place
  throw validationError('Query', { path: 'from', message: 'Send the log_id of an entry', description: null })
}

async function getLog({ params, directory }: Call): Promise<Answer> {
  const place = readLogId(params.id ?? '')
  const entry = place === null ? null : await directory.stores.logs.find(place)
  if (entry === null) throw new WireError(404, 'The log does not exist.', 'inexistent_log')
  return ok(logJson(entry, directory))
}

/** Nobody is told whether a user exists: without entries the list is empty (auth0.md 3.12). */
async function listUserLogs({ params, query, directory }: Call<UserLogsQuery>): Promise<Answer> {
  const page = { ...logPage(query, allOrders), hostname: hostnameOf(directory.publicUrl) }
  const entries = await directory.stores.logs.listOf(params.id ?? '', page)
  return logPageAnswer(query, entries, (entry) => logJson(entry, directory))
}
