// Permissions as callers name them, an API's identifier and a name, met with the ones that are defined.
import { RollcallError } from '../../kernel/errors.ts'
import type { PermissionReference } from '../../roles/role.ts'
import { pointsNowhere } from './database.ts'
import { type Sql, sql } from './sql.ts'

/** Two parts of a WITH: `asked (identifier, name)`, and of these the `known (resource_server_id, identifier, name)`. */
export function askedPermissions(applicationId: number, permissions: readonly PermissionReference[]): Sql {
  const identifiers = permissions.map(({ resourceServerIdentifier }) => resourceServerIdentifier)
  const names = permissions.map(({ name }) => name)
  return sql`asked AS (
      SELECT DISTINCT identifier, name FROM unnest(${identifiers}::text[], ${names}::text[]) AS asked (identifier, name)),
    known AS (
      SELECT p.resource_server_id, asked.identifier, asked.name FROM asked
      JOIN resource_servers s ON s.application_id = ${applicationId} AND s.identifier = asked.identifier
      JOIN permissions p ON p.application_id = s.application_id AND p.resource_server_id = s.id AND p.name = asked.name)`
}

/** True where every permission that was asked for is known. */
export const allAreKnown = sql`(SELECT count(*) FROM asked) = (SELECT count(*) FROM known)`

/** What became of each permission that was asked for; `added` holds (resource_server_id, permission_name). */
export const outcomeOfAdding = sql`SELECT asked.identifier, asked.name, known.name IS NOT NULL AS is_known,
    added.permission_name IS NOT NULL AS is_added
  FROM asked LEFT JOIN known USING (identifier, name)
  LEFT JOIN added ON added.resource_server_id = known.resource_server_id AND added.permission_name = known.name`

export interface AddingRow {
  readonly identifier: string
  readonly name: string
  readonly is_known: boolean
  readonly is_added: boolean
}

/** The permissions that were new. Throws `permissions_not_found` when one is not defined. */
export async function addedPermissions(rows: Promise<AddingRow[]>, table: string): Promise<PermissionReference[]> {
  const outcomes = await rows.catch((fault: unknown) => {
    throw pointsNowhere(fault, table) ? permissionsNotFound([], fault) : fault
  })
  const unknown = outcomes.filter(({ is_known }) => !is_known)
  if (unknown.length > 0) throw permissionsNotFound(unknown)
  return outcomes.filter(({ is_added }) => is_added).map(referenceFromRow)
}

export function referenceFromRow({ identifier, name }: Pick<AddingRow, 'identifier' | 'name'>): PermissionReference {
  return { resourceServerIdentifier: identifier, name }
}

function permissionsNotFound(unknown: readonly AddingRow[], cause?: unknown): RollcallError {
  return new RollcallError('permissions_not_found', 'One or more of the permissions do not exist.', {
    cause,
    details: unknown.map(({ identifier, name }) => ({
      field: 'permissions',
      message: `${identifier} defines no ${name}`,
    })),
  })
}
