// The two paths on which the log loses content. The database refuses every other (migration 0033).
import type { ErasedFields, PersonalEvent } from '../../seals/seal-store.ts'
import { type EventRow, eventColumns, eventFromRow } from './audit.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export async function personalEvents(
  executor: Executor,
  applicationId: number,
  ids: readonly string[],
  names: readonly string[],
): Promise<PersonalEvent[]> {
  const rows = await executor.rows<PersonalRow>(sql`SELECT ${eventColumns}, s.sequence,
      ARRAY (SELECT jsonb_object_keys(s.salts)) AS fields,
      COALESCE(e.request -> 'query' <> '{}', false) AS has_request_query,
      e.actor_kind = 'client' AND e.request IS NOT NULL AS is_from_program
    FROM (
      SELECT id FROM audit_events WHERE application_id = ${applicationId} AND subject_id = ANY (${ids}::text[])
      UNION SELECT id FROM audit_events WHERE application_id = ${applicationId} AND actor_id = ANY (${ids}::text[])
      UNION SELECT id FROM audit_events WHERE application_id = ${applicationId}
        AND type IN ('user.identity_linked', 'user.identity_unlinked') AND details ->> 'identity' = ANY (${ids}::text[])
      UNION SELECT id FROM audit_events WHERE application_id = ${applicationId} AND details ? 'q'
        AND EXISTS (SELECT FROM unnest(${names}::text[]) AS name
          WHERE position(lower(name) IN lower(details ->> 'q')) > 0)) theirs
    JOIN audit_events e ON e.application_id = ${applicationId} AND e.id = theirs.id
    JOIN audit_seals s ON s.application_id = e.application_id AND s.event_id = e.id
    ORDER BY s.sequence`)
  return rows.map((row) => ({
    sequence: row.sequence,
    event: eventFromRow(row),
    fields: row.fields,
    hasRequestQuery: row.has_request_query,
    isFromProgram: row.is_from_program,
  }))
}

interface PersonalRow extends EventRow {
  readonly sequence: number
  readonly fields: readonly string[]
  readonly has_request_query: boolean
  readonly is_from_program: boolean
}

export async function eraseFields(
  executor: Executor,
  applicationId: number,
  tombstone: string,
  erased: readonly ErasedFields[],
): Promise<void> {
  await onPath(executor, 'erasure')
  for (const { fields, sequences } of erased) {
    const goes = (name: string) => fields.includes(name)
    const keys = fields.filter((name) => name.startsWith('details.')).map((name) => name.slice('details.'.length))
    await executor.change(sql`UPDATE audit_events e SET
        actor_id = CASE WHEN ${goes('actorId')} THEN ${tombstone} ELSE e.actor_id END,
        actor_name = CASE WHEN NOT ${goes('actorName')} THEN e.actor_name
          WHEN ${goes('actorId')} THEN ${tombstone} ELSE e.actor_id END,
        subject_id = CASE WHEN ${goes('subjectId')} THEN ${tombstone} ELSE e.subject_id END,
        ip = CASE WHEN ${goes('ip')} THEN NULL ELSE e.ip END,
        user_agent = CASE WHEN ${goes('userAgent')} THEN NULL ELSE e.user_agent END,
        agent = CASE WHEN ${goes('userAgent')} THEN NULL ELSE e.agent END,
        request = CASE WHEN ${goes('request')} THEN NULL ELSE e.request END,
        details = e.details - ${keys}::text[]
      FROM audit_seals s WHERE s.application_id = ${applicationId} AND s.sequence = ANY (${sequences}::bigint[])
        AND e.application_id = s.application_id AND e.id = s.event_id`)
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

/** Until the transaction ends, or another is named. */
async function onPath(executor: Executor, path: 'erasure' | 'retention' | ''): Promise<void> {
  await executor.rows(sql`SELECT set_config('rollcall.audit_path', ${path}, true)`)
}
