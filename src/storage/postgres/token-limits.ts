import { type Sql, sql, trusted } from './sql.ts'

/**
 * Of a token family: its organization and its client still take what the person proved for proven
 * (sessions/session-limit.ts). Asked with every use, for a limit holds from the moment it is set.
 */
export function isWithinLimits(alias: string, at: Date): Sql {
  return sql`${isWithin('organizations', 'organization_id', alias, at)} AND ${isWithin('clients', 'client_id', alias, at)}`
}

function isWithin(table: 'organizations' | 'clients', column: string, alias: string, at: Date): Sql {
  const f = trusted(alias)
  return sql`NOT EXISTS (SELECT FROM ${trusted(table)} limiting WHERE limiting.application_id = ${f}.application_id
    AND limiting.id = ${f}.${trusted(column)}
    AND to_timestamp((${f}.sign_in ->> 'authenticatedAt')::bigint) + make_interval(mins => limiting.session_minutes) < ${at})`
}
