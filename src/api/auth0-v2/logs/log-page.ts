// What lists of logs have in common: the thousand entries that paging reaches, the order, and the totals, which count the
// page alone (auth0.md 5.10).
import type { LogEntry } from '../../../logs/log-entry.ts'
import type { LogOrder, LogQuery } from '../../../logs/log-store.ts'
import { validationError, WireError } from '../errors.ts'
import { type PagingQuery, perPageDefault } from '../paging.ts'
import { type Answer, ok } from '../route.ts'

const reachableEntries = 1_000

type LogOrders = ReadonlyMap<string, LogOrder>

/** In the order of their time, which is also that of their ids. */
export const timeOrders: LogOrders = new Map([
  ['date', 'date'],
  ['log_id', 'date'],
])

export const allOrders: LogOrders = new Map([
  ...timeOrders,
  ['type', 'type'],
  ['user_id', 'userId'],
  ['client_id', 'clientId'],
  ['connection_id', 'connectionId'],
  ['organization_id', 'organizationId'],
  ['ip', 'ip'],
  ['user_agent', 'userAgent'],
])

interface PageQuery extends Pick<PagingQuery, 'page' | 'per_page' | 'include_totals'> {
  readonly sort?: string
}

export function logPage(query: PageQuery, orders: LogOrders): Pick<LogQuery, 'order' | 'offset' | 'limit'> {
  const limit = query.per_page ?? perPageDefault
  const offset = (query.page ?? 0) * limit
  if (offset + limit > reachableEntries) {
    const message = `You can only page through the first ${reachableEntries} records. Search for less, or read by checkpoint with from and take.`
    throw new WireError(400, message, 'invalid_query_string')
  }
  return { order: orderOf(query.sort, orders), offset, limit }
}

function orderOf(sort: string | undefined, orders: LogOrders): LogQuery['order'] {
  const [name = 'date', direction = '-1'] = sort?.split(':') ?? []
  const by = orders.get(name)
  if (by === undefined) {
    const message = `No enum match for: ${name}. Sort by ${[...orders.keys()].join(', ')}`
    throw validationError('Query', { path: 'sort', message, description: null })
  }
  return { by, direction: direction === '1' ? 'ascending' : 'descending' }
}

export function logPageAnswer(
  query: PageQuery,
  entries: readonly LogEntry[],
  json: (entry: LogEntry) => object,
): Answer {
  const logs = entries.map(json)
  if (query.include_totals !== true) return ok(logs)
  const limit = query.per_page ?? perPageDefault
  return ok({ length: logs.length, limit, logs, start: (query.page ?? 0) * limit, total: logs.length })
}
