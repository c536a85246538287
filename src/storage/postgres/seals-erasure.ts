// The paths on which the log loses content. The database refuses every other (migrations 0033, 0043).
import { personalValuesOf } from '../../seals/leaf-fields.ts'
import type { ErasedFields, PersonalEvent } from '../../seals/seal-store.ts'
import type { Executor } from './database.ts'
import { containing } from './like-pattern.ts'
import { type LoggedRow, loggedColumns, loggedFromRow } from './seals-events.ts'
import { type Sql, sql } from './sql.ts'

/**
 * A slice of theirs, by id. What waits for its number is locked first: the sequencer takes it before, and it has a seal
 * then, or afterwards as it was left.
 */
export async function personalEvents(
  executor: Executor,
  applicationId: number,
  ids: readonly string[],
  names: readonly string[],
  after: number,
): Promise<PersonalEvent[]> {
  const found = await executor.rows<{ id: number }>(personalIds(applicationId, ids, names, after))
  if (found.length === 0) return []
  const events = found.map(({ id }) => id)
  await executor.rows(sql`SELECT FROM audit_queue WHERE application_id = ${applicationId}
    AND event_id = ANY (${events}::bigint[]) ORDER BY transaction, event_id FOR UPDATE`)
  const rows = await executor.rows<PersonalRow>(sql`SELECT ${loggedColumns}, s.sequence,
      ARRAY (SELECT jsonb_object_keys(s.salts)) AS fields,
      COALESCE(e.request -> 'query' <> '{}', false) AS has_request_query,
      e.actor_kind = 'client' AND e.request IS NOT NULL AS is_from_program
    FROM audit_events e LEFT JOIN audit_seals s ON s.application_id = e.application_id AND s.event_id = e.id
    WHERE e.application_id = ${applicationId} AND e.id = ANY (${events}::bigint[]) ORDER BY e.id`)
  return rows.map((row) => {
    const logged = loggedFromRow(row)
    return {
      eventId: row.id,
      sequence: row.sequence,
      event: logged.event,
      fields: row.sequence === null ? Object.keys(personalValuesOf(logged)) : row.fields,
      hasRequestQuery: row.has_request_query,
      isFromProgram: row.is_from_program,
    }
  })
}

interface PersonalRow extends LoggedRow {
  readonly sequence: number | null
  readonly fields: readonly string[]
  readonly has_request_query: boolean
  readonly is_from_program: boolean
}

const slice = 2_000

/** Each part is read along its own index, and no further than a slice. */
export function personalIds(
  applicationId: number,
  ids: readonly string[],
  names: readonly string[],
  after: number,
): Sql {
  const patterns = names.map(containing)
  const here = sql`e.application_id = ${applicationId} AND e.id > ${after}`
  const next = sql`ORDER BY e.id LIMIT ${slice}`
  return sql`SELECT id FROM (
      SELECT e.id FROM unnest(${ids}::text[]) AS one CROSS JOIN LATERAL (
        SELECT e.id FROM audit_events e WHERE ${here} AND e.subject_id = one COLLATE "C" ${next}) e
      UNION SELECT e.id FROM unnest(${ids}::text[]) AS one CROSS JOIN LATERAL (
        SELECT e.id FROM audit_events e WHERE ${here} AND e.actor_id = one COLLATE "C" ${next}) e
      UNION SELECT e.id FROM audit_events e WHERE ${here}
        AND e.type IN ('user.identity_linked', 'user.identity_unlinked') AND e.details ->> 'identity' = ANY (${ids}::text[])
      UNION SELECT e.id FROM unnest(${patterns}::text[]) AS pattern CROSS JOIN LATERAL (
        SELECT e.id FROM audit_events e WHERE ${here} AND e.details ? 'q'
          AND lower(e.details ->> 'q') LIKE lower(pattern) OFFSET 0) e
    ) theirs ORDER BY id LIMIT ${slice}`
}

export async function eraseFields(
  executor: Executor,
  applicationId: number,
  tombstone: string | null,
  erased: readonly ErasedFields[],
): Promise<void> {
  await onPath(executor, 'erasure')
  for (const { fields, eventIds, sequences } of erased) {
    const goes = (name: string) => fields.includes(name)
    const keys = fields.filter((name) => name.startsWith('details.')).map((name) => name.slice('details.'.length))
    await executor.change(sql`UPDATE audit_events e SET
        actor_id = CASE WHEN ${goes('actorId')} THEN ${tombstone}::text ELSE e.actor_id END,
        actor_name = CASE WHEN NOT ${goes('actorName')} THEN e.actor_name
          WHEN ${goes('actorId')} THEN ${tombstone}::text ELSE e.actor_id END,
        subject_id = CASE WHEN ${goes('subjectId')} THEN ${tombstone}::text ELSE e.subject_id END,
        ip = CASE WHEN ${goes('ip')} THEN NULL ELSE e.ip END,
        user_agent = CASE WHEN ${goes('userAgent')} THEN NULL ELSE e.user_agent END,
        agent = CASE WHEN ${goes('userAgent')} THEN NULL ELSE e.agent END,
        request = CASE WHEN ${goes('request')} THEN NULL ELSE e.request END,
        details = e.details - ${keys}::text[]
      WHERE e.application_id = ${applicationId} AND e.id = ANY (${eventIds}::bigint[])`)
    await executor.change(sql`UPDATE audit_seals SET salts = salts - ${fields}::text[]
      WHERE application_id = ${applicationId} AND sequence = ANY (${sequences}::bigint[])`)
  }
  await onPath(executor, '')
}

export async function retainUntil(executor: Executor, applicationId: number, until: number): Promise<void> {
  await onPath(executor, 'retention')
  await executor.change(sql`DELETE FROM audit_events e USING audit_progress p, audit_seals s
    WHERE p.application_id = ${applicationId} AND s.application_id = p.application_id
      AND s.sequence > p.retained_until AND s.sequence <= ${until}
      AND e.application_id = s.application_id AND e.id = s.event_id`)
  await executor.change(sql`UPDATE audit_seals s SET event_id = NULL, commitments = '{}', salts = '{}'
    FROM audit_progress p WHERE p.application_id = ${applicationId} AND s.application_id = p.application_id
      AND s.sequence > p.retained_until AND s.sequence <= ${until}`)
  await executor.change(
    sql`UPDATE audit_progress SET retained_until = ${until} WHERE application_id = ${applicationId}`,
  )
  await onPath(executor, '')
}

export async function thinCheckpoints(executor: Executor, applicationId: number, before: Date): Promise<void> {
  await onPath(executor, 'thinning')
  await executor.change(sql`DELETE FROM audit_checkpoints c USING (
      SELECT size, row_number() OVER (PARTITION BY date_trunc('hour', at, 'UTC') ORDER BY size) AS place
      FROM (SELECT size, at FROM audit_checkpoints WHERE application_id = ${applicationId} AND at < ${before}) old) hourly
    WHERE c.application_id = ${applicationId} AND c.size = hourly.size AND hourly.place > 1
      AND c.size < (SELECT max(size) FROM audit_checkpoints WHERE application_id = ${applicationId})`)
  await onPath(executor, '')
}

/** Until the transaction ends, or another is named. */
async function onPath(executor: Executor, path: 'erasure' | 'retention' | 'thinning' | ''): Promise<void> {
  await executor.rows(sql`SELECT set_config('rollcall.audit_path', ${path}, true)`)
}
