import type { RemovalStep } from '../../connections/connection-store.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

/** So few that a step stays far below the time limit of a statement, with every index and hanging row it touches. */
const peopleAtATime = 500

/** One step: people whose primary identity is there go, identities that were linked go from people who stay. */
export async function removeSomePeople(
  executor: Executor,
  applicationId: number,
  id: string,
  at: Date,
): Promise<RemovalStep> {
  const [step] = await executor.rows<{ met: number; user_ids: string[] }>(sql`WITH batch AS (
      SELECT i.user_id, i.subject, i.is_primary FROM identities i
      JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
        AND c.removed_at IS NOT NULL
      WHERE i.application_id = ${applicationId} AND i.connection_id = ${id} LIMIT ${peopleAtATime}),
    gone AS (
      DELETE FROM users WHERE application_id = ${applicationId}
        AND id IN (SELECT user_id FROM batch WHERE is_primary) RETURNING id),
    unlinked AS (
      DELETE FROM identities WHERE application_id = ${applicationId} AND connection_id = ${id}
        AND subject IN (SELECT subject FROM batch WHERE NOT is_primary)),
    remembered AS (
      INSERT INTO deleted_users (application_id, id, deleted_at)
      SELECT ${applicationId}::integer, id, ${at}::timestamptz FROM gone ON CONFLICT DO NOTHING)
    SELECT (SELECT count(*) FROM batch) AS met, ARRAY(SELECT id::text FROM gone) AS user_ids`)
  const userIds = step?.user_ids ?? []
  if (step !== undefined && step.met > 0) return { userIds, isDone: false }
  await executor.change(sql`DELETE FROM connections
    WHERE application_id = ${applicationId} AND id = ${id} AND removed_at IS NOT NULL`)
  return { userIds, isDone: true }
}
