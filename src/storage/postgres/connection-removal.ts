import type { NamedPerson } from '../../seals/trace-store.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

/** So few that a step stays far below the time limit of a statement, with every index, hanging row and event it touches. */
const peopleAtATime = 200

export async function lockSomePeople(executor: Executor, applicationId: number, id: string): Promise<NamedPerson[]> {
  const rows = await executor.rows<PersonRow>(sql`SELECT u.id, u.pool_organization_id,
      array_remove(ARRAY[u.email, u.username, u.phone_number], NULL) AS identifiers,
      array_remove(ARRAY[u.name, u.nickname, u.given_name, u.family_name], NULL) AS called
    FROM users u WHERE u.application_id = ${applicationId} AND u.id IN (
      SELECT i.user_id FROM identities i
      JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id AND c.removed_at IS NOT NULL
      WHERE i.application_id = ${applicationId} AND i.connection_id = ${id} AND i.is_primary LIMIT ${peopleAtATime})
    ORDER BY u.id FOR UPDATE`)
  return rows.map(({ id: userId, identifiers, called, pool_organization_id: organizationId }) => {
    return { id: userId, identifiers, names: [...identifiers, ...called], organizationId }
  })
}

interface PersonRow {
  readonly id: string
  readonly pool_organization_id: string | null
  readonly identifiers: readonly string[]
  readonly called: readonly string[]
}

/** People whose primary identity is there go, identities that were linked go from people who stay. */
export async function removeSomePeople(
  executor: Executor,
  applicationId: number,
  id: string,
  userIds: readonly string[],
  at: Date,
): Promise<boolean> {
  const [step] = await executor.rows<{ met: number }>(sql`WITH links AS (
      SELECT i.subject FROM identities i
      JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
        AND c.removed_at IS NOT NULL
      WHERE i.application_id = ${applicationId} AND i.connection_id = ${id} AND NOT i.is_primary
      LIMIT ${peopleAtATime}),
    gone AS (
      DELETE FROM users WHERE application_id = ${applicationId} AND id = ANY (${userIds}::text[]) RETURNING id),
    unlinked AS (
      DELETE FROM identities WHERE application_id = ${applicationId} AND connection_id = ${id}
        AND subject IN (SELECT subject FROM links)),
    absorbed AS (
      UPDATE absorbed_accounts SET identifiers = '{}', names = '{}'
      WHERE application_id = ${applicationId} AND user_id = ANY (${userIds}::text[])),
    remembered AS (
      INSERT INTO deleted_users (application_id, id, deleted_at)
      SELECT ${applicationId}::integer, id, ${at}::timestamptz FROM gone ON CONFLICT DO NOTHING)
    SELECT count(*) AS met FROM links`)
  if (userIds.length > 0 || (step !== undefined && step.met > 0)) return false
  await executor.change(sql`DELETE FROM connections
    WHERE application_id = ${applicationId} AND id = ${id} AND removed_at IS NOT NULL`)
  return true
}
