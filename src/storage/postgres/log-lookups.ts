// Names in a search of logs: events hold ids, so the few that a name stands for are looked up first, all in one statement.
// Where a name stands for many, each event's own is asked instead: then a page of them is found soon.
import { strategiesOfType } from '../../connections/connection.ts'
import type { Scalar } from '../../kernel/filter.ts'
import type { Database } from './database.ts'
import { containing } from './like-pattern.ts'
import { joinSql, type Sql, sql, trusted } from './sql.ts'
import { type Comparison, compared } from './text-comparison.ts'

/** The condition, once it was looked up. */
export type Lookup = () => Sql

export interface Lookups {
  /** Null for a field that events hold themselves. */
  ask(field: string, comparison: Comparison): Lookup | null
  run(database: Pick<Database, 'search'>): Promise<void>
}

/** As the logs name people: by username, else by address, number or name. */
export const shownUserName = trusted('coalesce(u.username, u.email, u.phone_number, u.name)')

const idsAtMost = 200

export function logLookups(applicationId: number): Lookups {
  const asked: Sql[] = []
  let found: readonly (readonly string[])[] = []
  return {
    ask: (field, comparison) => {
      const named = namedThings(field, comparison)
      if (named === null) return null
      const { table, column, condition } = named
      const place = asked.length
      asked.push(sql`ARRAY (SELECT u.id FROM ${table} u
        WHERE u.application_id = ${applicationId} AND ${condition} LIMIT ${idsAtMost + 1}) AS ${trusted(`found${place}`)}`)
      return () => {
        const ids = found[place] ?? []
        if (ids.length === 0) return sql`false`
        if (ids.length <= idsAtMost) return compared(column, { kind: 'equals', values: ids })
        return sql`EXISTS (SELECT FROM ${table} u
          WHERE u.application_id = e.application_id AND u.id = ${column} AND ${condition})`
      }
    },
    run: async (database) => {
      if (asked.length === 0) return
      const [row = {}] = await database.search<Record<string, readonly string[]>>(sql`SELECT ${joinSql(asked, ', ')}`)
      found = asked.map((_, place) => row[`found${place}`] ?? [])
    },
  }
}

interface NamedThings {
  readonly table: Sql
  readonly column: Sql
  readonly condition: Sql
}

function namedThings(field: string, comparison: Comparison): NamedThings | null {
  const connections = (key: Sql): NamedThings => ({
    table: trusted('connections'),
    column: trusted('e.connection_id'),
    condition: sql`u.removed_at IS NULL AND ${compared(key, comparison)}`,
  })
  switch (field) {
    case 'userName':
      return { table: trusted('users'), column: trusted('e.user_id'), condition: userCondition(comparison) }
    case 'clientName': {
      const condition = compared(sql`u.name COLLATE "C"`, comparison)
      return { table: trusted('clients'), column: trusted('e.client_id'), condition }
    }
    case 'connectionName':
      return connections(sql`u.name`)
    case 'strategy':
      return connections(sql`u.strategy COLLATE "C"`)
    case 'strategyType':
      return connections(strategyType)
    default:
      return null
  }
}

const strategyType = sql`(CASE WHEN u.strategy = ANY (${strategiesOfType('database')}) THEN 'database'
  WHEN u.strategy = ANY (${strategiesOfType('passwordless')}) THEN 'passwordless'
  WHEN u.strategy = ANY (${strategiesOfType('social')}) THEN 'social' ELSE 'enterprise' END COLLATE "C")`

/** The name shown is put together; what it may come from has indexes. */
function userCondition(comparison: Comparison): Sql {
  const whole = compared(shownUserName, comparison)
  if (comparison.kind === 'equals') {
    const [value] = comparison.values.map((each: Scalar) => String(each))
    return sql`(u.username = ${value} OR u.email = ${value} OR u.phone_number = ${value}
      OR lower(u.name COLLATE "default") COLLATE "C" = lower(${value})) AND ${whole}`
  }
  if (comparison.kind !== 'matches') return whole
  const longest = comparison.pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '')
  return sql`u.known_as LIKE lower(${containing(longest)}) AND ${whole}`
}
