// A search of logs as SQL over `audit_events e` and its entries `t (type, place)`. What an event does not hold itself,
// such as names, is looked up first, so that what remains are conditions on columns that have an index.
import { type LogType, logTypes } from '../../audit/log-type.ts'
import { socialStrategies } from '../../connections/connection.ts'
import type { Filter, FilterField, Scalar } from '../../kernel/filter.ts'
import { readLogId } from '../../logs/log-id.ts'
import { joinSql, type Sql, sql, trusted } from './sql.ts'
import { type Comparison, compared, comparisonOf, fits } from './text-comparison.ts'

interface Surroundings {
  readonly applicationId: number
  readonly hostname: string
}

export function logFilterSql(filter: Filter, around: Surroundings): Sql {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.parts.map((part) => logFilterSql(part, around))
      return sql`(${joinSql(parts, filter.kind === 'and' ? ' AND ' : ' OR ')})`
    }
    case 'not':
      // A missing value does not fit the part, so it fits its negation.
      return sql`(${logFilterSql(filter.part, around)} IS NOT TRUE)`
    case 'known-as':
      return knownAsSql(filter.pieces, around)
    default:
      return fieldSql(filter.field, comparisonOf(filter), around)
  }
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

const lookups: Readonly<Record<string, (comparison: Comparison, around: Surroundings) => Sql>> = {
  type: typeSql,
  description: descriptionSql,
  logId: logIdSql,
  hostname: (comparison, { hostname }) => sql`(${fits(hostname, comparison)}::boolean)`,
  userName: userNameSql,
  clientName: (comparison, { applicationId }) => sql`e.client_id = ANY (ARRAY (SELECT id FROM clients
    WHERE application_id = ${applicationId} AND ${compared(sql`name COLLATE "C"`, comparison)}))`,
  connectionName: (comparison, { applicationId }) => connectionSql(sql`name`, comparison, applicationId),
  strategy: (comparison, { applicationId }) => connectionSql(sql`strategy COLLATE "C"`, comparison, applicationId),
  strategyType: (comparison, { applicationId }) => connectionSql(strategyType, comparison, applicationId),
}

/** Where a bare term looks (auth0.md 5.10). */
const bareFields = ['clientName', 'connectionName', 'description', 'ip', 'logId', 'type', 'userName']

function knownAsSql(pieces: readonly string[], around: Surroundings): Sql {
  const [value = ''] = pieces
  const comparison: Comparison = pieces.length === 1 ? { kind: 'equals', values: [value] } : { kind: 'matches', pieces }
  return sql`(${joinSql(
    bareFields.map((name) => textFieldSql(name, comparison, around)),
    ' OR ',
  )})`
}

function fieldSql({ name }: FilterField, comparison: Comparison, around: Surroundings): Sql {
  return textFieldSql(name, comparison, around)
}

function textFieldSql(name: string, comparison: Comparison, around: Surroundings): Sql {
  const lookup = lookups[name]
  if (lookup !== undefined) return lookup(comparison, around)
  const column = columns[name]
  if (column === undefined) throw new Error(`no column for the field ${name} of logs`)
  return compared(trusted(column), comparison, name === 'date' ? 'timestamptz' : 'text')
}

/** The array has the index; the entry of it that is meant is told afterwards. */
function entriesOf(types: readonly string[]): Sql {
  return sql`(e.log_types && ${types}::text[] AND t.type = ANY (${types}::text[]))`
}

function typeSql(comparison: Comparison): Sql {
  // Also what no event writes may be asked for by its name.
  if (comparison.kind === 'equals') return entriesOf(comparison.values.map(String))
  return entriesOf(Object.keys(logTypes).filter((type) => fits(type, comparison)))
}

/** The operation's name where there is one, else the sentence of the code. */
function descriptionSql(comparison: Comparison): Sql {
  const types = (Object.keys(logTypes) as LogType[]).filter((type) => {
    return logTypes[type] !== '' && fits(logTypes[type], comparison)
  })
  const named = compared(sql`((e.request ->> 'name') COLLATE "C")`, comparison)
  return sql`(${entriesOf(types)} OR (e.request IS NOT NULL AND t.type = 'sapi' AND ${named}))`
}

function logIdSql(comparison: Comparison): Sql {
  if (comparison.kind === 'exists') return sql`true`
  if (comparison.kind !== 'equals') return sql`false`
  const places = comparison.values.flatMap((value) => readLogId(String(value)) ?? [])
  if (places.length === 0) return sql`false`
  return sql`(${joinSql(
    places.map(({ eventId, entry }) => sql`(e.id = ${eventId} AND t.place = ${entry})`),
    ' OR ',
  )})`
}

/** As the logs name people: by username, else by address, number or name. */
export const shownUserName = trusted('coalesce(u.username, u.email, u.phone_number, u.name)')

function userNameSql(comparison: Comparison, { applicationId }: Surroundings): Sql {
  const people = (condition: Sql) => sql`e.user_id = ANY (ARRAY (SELECT u.id FROM users u
    WHERE u.application_id = ${applicationId} AND ${condition} AND ${compared(shownUserName, comparison)}))`
  switch (comparison.kind) {
    case 'exists':
      return sql`EXISTS (SELECT FROM users u WHERE u.application_id = e.application_id AND u.id = e.user_id)`
    case 'equals':
      return people(sql`(u.username = ANY (${texts(comparison.values)}) OR u.email = ANY (${texts(comparison.values)})
        OR u.phone_number = ANY (${texts(comparison.values)})
        OR lower(u.name COLLATE "default") COLLATE "C" IN (SELECT lower(v) FROM unnest(${texts(comparison.values)}::text[]) v))`)
    case 'matches':
      return people(sql`u.known_as LIKE lower(${`%${escapedLongest(comparison.pieces)}%`})`)
    case 'range':
      return sql`false`
  }
}

function texts(values: readonly Scalar[]): string[] {
  return values.map(String)
}

function escapedLongest(pieces: readonly string[]): string {
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '')
  return longest.replace(/[\\%_]/g, '\\$&')
}

function connectionSql(key: Sql, comparison: Comparison, applicationId: number): Sql {
  return sql`e.connection_id = ANY (ARRAY (SELECT id FROM connections
    WHERE application_id = ${applicationId} AND removed_at IS NULL AND ${compared(key, comparison)}))`
}

const strategyType = sql`(CASE WHEN strategy = 'auth0' THEN 'database' WHEN strategy IN ('email', 'sms') THEN 'passwordless'
  WHEN strategy = ANY (${[...socialStrategies]}) THEN 'social' ELSE 'enterprise' END COLLATE "C")`
