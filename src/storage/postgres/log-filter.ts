// A search of logs as SQL over `audit_events e` and its entries `t (type, place)`. What an event does not hold itself,
// such as names, is looked up first, so that what remains compares columns that have an index.
import { type LogType, logTypes } from '../../audit/log-type.ts'
import type { Filter } from '../../kernel/filter.ts'
import { readLogId } from '../../logs/log-id.ts'
import type { Database } from './database.ts'
import { type Lookup, type Lookups, logLookups } from './log-lookups.ts'
import { joinSql, type Sql, sql, trusted } from './sql.ts'
import { type Comparison, compared, comparisonOf, fits } from './text-comparison.ts'

interface LogSurroundings {
  readonly applicationId: number
  readonly hostname: string
}

export async function logFilterSql(
  database: Pick<Database, 'search'>,
  filter: Filter,
  around: LogSurroundings,
): Promise<Sql> {
  const lookups = logLookups(around.applicationId)
  const build = planned(filter, { ...around, lookups })
  await lookups.run(database)
  // What an entry asks for implies what its event does, and only that has indexes.
  return sql`(${build('event')} AND ${build('entry')})`
}

interface Planning extends LogSurroundings {
  readonly lookups: Lookups
}

/** Of the event alone, where anything that fits an entry of it must fit too; or of the entry. */
type Level = 'event' | 'entry'

/** The condition, to be had once what it asks for was looked up. */
type Planned = (level: Level) => Sql

function planned(filter: Filter, planning: Planning): Planned {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.parts.map((part) => planned(part, planning))
      return (level) => joined(parts, filter.kind === 'and' ? ' AND ' : ' OR ', level)
    }
    case 'not': {
      const part = planned(filter.part, planning)
      // A missing value does not fit the part, so it fits its negation.
      return (level) => (level === 'event' ? sql`true` : sql`(${part(level)} IS NOT TRUE)`)
    }
    case 'known-as':
      return bareTerm(filter.pieces, planning)
    default:
      return fieldCondition(filter.field.name, comparisonOf(filter), planning)
  }
}

function joined(parts: readonly Planned[], separator: ' AND ' | ' OR ', level: Level): Sql {
  return sql`(${joinSql(
    parts.map((part) => part(level)),
    separator,
  )})`
}

/** Where a bare term looks (auth0.md 5.10). */
const bareFields = ['clientName', 'connectionName', 'description', 'ip', 'logId', 'type', 'userName']

function bareTerm(pieces: readonly string[], planning: Planning): Planned {
  const [value = ''] = pieces
  const comparison: Comparison = pieces.length === 1 ? { kind: 'equals', values: [value] } : { kind: 'matches', pieces }
  const parts = bareFields.map((name) => fieldCondition(name, comparison, planning))
  return (level) => joined(parts, ' OR ', level)
}

const columns: Readonly<Record<string, string>> = {
  date: 'e.at',
  ip: 'e.ip COLLATE "C"',
  userId: 'e.user_id',
  clientId: 'e.client_id',
  connectionId: 'e.connection_id',
  organizationId: 'e.organization_id',
  userAgent: 'e.agent',
}

const ownConditions: Readonly<Record<string, (comparison: Comparison, level: Level, planning: Planning) => Sql>> = {
  type: typeSql,
  description: descriptionSql,
  logId: logIdSql,
  hostname: (comparison, _level, { hostname }) => trusted(fits(hostname, comparison) ? 'true' : 'false'),
}

function fieldCondition(name: string, comparison: Comparison, planning: Planning): Planned {
  const lookup: Lookup | null = planning.lookups.ask(name, comparison)
  if (lookup !== null) return lookup
  const own = ownConditions[name]
  if (own !== undefined) return (level) => own(comparison, level, planning)
  const column = columns[name]
  if (column === undefined) throw new Error(`no column for the field ${name} of logs`)
  return () => compared(trusted(column), comparison, name === 'date' ? 'timestamptz' : 'text')
}

function entriesOf(types: readonly string[], level: Level): Sql {
  if (types.length === 0) return sql`false`
  return level === 'event' ? sql`e.log_types && ${types}::text[]` : sql`t.type = ANY (${types}::text[])`
}

function typeSql(comparison: Comparison, level: Level): Sql {
  const types = Object.keys(logTypes).filter((type) => fits(type, comparison))
  return entriesOf(types, level)
}

/** The operation's name where there is one, else the sentence of the code. */
function descriptionSql(comparison: Comparison, level: Level): Sql {
  const types = (Object.keys(logTypes) as LogType[]).filter((type) => {
    return logTypes[type] !== '' && fits(logTypes[type], comparison)
  })
  const named = compared(sql`((e.request ->> 'name') COLLATE "C")`, comparison)
  const ofCall = level === 'event' ? sql`e.request IS NOT NULL` : sql`t.type = 'sapi'`
  return sql`(${entriesOf(types, level)} OR (${ofCall} AND ${named}))`
}

function logIdSql(comparison: Comparison, level: Level): Sql {
  if (comparison.kind === 'exists') return sql`true`
  if (comparison.kind !== 'equals') return sql`false`
  const places = comparison.values.flatMap((value) => readLogId(String(value)) ?? [])
  if (places.length === 0) return sql`false`
  return sql`(${joinSql(
    places.map(({ eventId, entry }) =>
      level === 'event' ? sql`e.id = ${eventId}` : sql`(e.id = ${eventId} AND t.place = ${entry})`,
    ),
    ' OR ',
  )})`
}
