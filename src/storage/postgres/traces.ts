import { accountMark } from '../../guards/guard.ts'
import type { Forgetting, TracedPerson, TraceStore } from '../../seals/trace-store.ts'
import { absorbedBy } from './absorbed-accounts.ts'
import type { Executor } from './database.ts'
import { sql, trusted } from './sql.ts'

/** Each statement goes along an index of migration 0040, for all the people at once. */
export function postgresTraces(executor: Executor, applicationId: number): TraceStore {
  return {
    findAbsorbed: (ids) => absorbedBy(executor, applicationId, ids),
    forget: async (people, forgetting) => {
      const traced = await tracedOf(executor, applicationId, people)
      const related = await forgetRequests(executor, applicationId, traced, forgetting)
      await forgetByWords(executor, applicationId, traced, forgetting)
      await forgetJobs(executor, applicationId, traced, forgetting)
      return related
    },
  }
}

interface Traced {
  readonly ids: readonly string[]
  /** In small letters; those that name nobody else. */
  readonly words: readonly string[]
  /** Null: all of them. */
  readonly organizationIds: readonly string[] | null
}

async function tracedOf(executor: Executor, applicationId: number, people: readonly TracedPerson[]): Promise<Traced> {
  const ids = people.map(({ id }) => id)
  const all = [...new Set(people.flatMap(({ identifiers }) => identifiers.map((word) => word.toLowerCase())))]
  const staysWith = (column: string) => sql`EXISTS (SELECT FROM users u WHERE u.application_id = ${applicationId}
    AND u.${trusted(column)} = word AND u.id <> ALL (${ids}::text[]))`
  const rows = await executor.rows<{ word: string }>(sql`SELECT word FROM unnest(${all}::text[]) AS word
    WHERE NOT ${staysWith('email')} AND NOT ${staysWith('username')} AND NOT ${staysWith('phone_number')}`)
  const pools = people.flatMap(({ organizationId }) => organizationId ?? [])
  return { ids, words: rows.map(({ word }) => word), organizationIds: pools.length === 0 ? null : pools }
}

async function forgetRequests(
  executor: Executor,
  applicationId: number,
  { ids, words, organizationIds }: Traced,
  { mode }: Forgetting,
): Promise<string[]> {
  // Apart, so that each half goes along its index.
  const rows = await executor.rows<{ id: string }>(sql`WITH requests AS (
      DELETE FROM recovery_requests WHERE application_id = ${applicationId} AND id IN (
        SELECT id FROM recovery_requests WHERE application_id = ${applicationId} AND user_id = ANY (${ids}::text[])
        UNION ALL
        SELECT id FROM recovery_requests WHERE application_id = ${applicationId} AND user_id IS NULL
          AND email = ANY (${words}::text[]))
      RETURNING id),
    invited AS (
      DELETE FROM invitations WHERE application_id = ${applicationId} AND id IN (
        SELECT id FROM invitations WHERE application_id = ${applicationId} AND accepted_by = ANY (${ids}::text[])
        UNION ALL
        SELECT id FROM invitations WHERE ${mode === 'erase'} AND application_id = ${applicationId}
          AND accepted_by IS NULL AND invitee_email = ANY (${words}::text[])
          AND (${organizationIds}::text[] IS NULL OR organization_id = ANY (${organizationIds}::text[])))
      RETURNING id)
    SELECT id FROM requests UNION ALL SELECT id FROM invited`)
  return rows.map(({ id }) => id)
}

async function forgetByWords(
  executor: Executor,
  applicationId: number,
  traced: Traced,
  { mode }: Forgetting,
): Promise<void> {
  const { ids, words } = traced
  const marks = [...ids, ...words].map(accountMark)
  await executor.change(sql`DELETE FROM mail_messages WHERE application_id = ${applicationId} AND user_id IS NULL
    AND lower(recipient) = ANY (${words}::text[]) AND (${mode === 'erase'} OR next_attempt_at IS NULL)`)
  await forgetSuppressed(executor, applicationId, traced)
  await executor.change(sql`DELETE FROM sign_ins WHERE application_id = ${applicationId} AND user_id IS NULL
    AND identifier IS NOT NULL AND lower(identifier) = ANY (${words}::text[])`)
  await executor.change(sql`DELETE FROM one_time_secrets WHERE application_id = ${applicationId} AND user_id IS NULL
    AND payload ->> 'email' IS NOT NULL AND lower(payload ->> 'email') = ANY (${words}::text[])`)
  await executor.change(sql`WITH held AS (
      SELECT key FROM attempts WHERE application_id = ${applicationId} AND account = ANY (${marks}::text[])
      ORDER BY key FOR UPDATE)
    DELETE FROM attempts kept USING held WHERE kept.application_id = ${applicationId} AND kept.key = held.key`)
  // Messages quote what was sent. Nothing is read as text: what was sent may hold what text cannot.
  await executor.change(sql`UPDATE import_faults SET record = NULL, names = '{}', faults = (
      SELECT json_agg(json_build_object('code', fault -> 'code', 'message', ${goneMessage}::text))
      FROM json_array_elements(faults) AS fault)
    WHERE application_id = ${applicationId} AND names <> '{}' AND names && ${[...ids, ...words]}::text[]`)
}

/** An address that bounced while it was theirs and is somebody else's by now stays, and says no longer whose it was. */
async function forgetSuppressed(executor: Executor, applicationId: number, { ids, words }: Traced): Promise<void> {
  await executor.change(sql`DELETE FROM suppressed_addresses
    WHERE application_id = ${applicationId} AND address = ANY (${words}::text[])`)
  const theirs = sql`s.application_id = ${applicationId} AND s.user_id = ANY (${ids}::text[])`
  await executor.change(sql`DELETE FROM suppressed_addresses s WHERE ${theirs} AND NOT EXISTS (
    SELECT FROM users u WHERE u.application_id = ${applicationId} AND u.email = s.address
      AND u.id <> ALL (${ids}::text[]))`)
  await executor.change(sql`UPDATE suppressed_addresses s SET user_id = NULL WHERE ${theirs}`)
}

const goneMessage = 'The person was deleted, and what was refused was forgotten with them.'

async function forgetJobs(
  executor: Executor,
  applicationId: number,
  { ids }: Traced,
  forgetting: Forgetting,
): Promise<void> {
  const tombstone = forgetting.mode === 'erase' ? forgetting.tombstone : null
  const namedAs = (column: string) => sql`${trusted(column)} || jsonb_build_object(
    'id', coalesce(${tombstone}::text, ${trusted(column)} ->> 'id'),
    'name', coalesce(${tombstone}::text, ${trusted(column)} ->> 'id'))`
  await executor.change(sql`UPDATE jobs SET created_by = ${namedAs('created_by')}
    WHERE application_id = ${applicationId} AND created_by ->> 'id' = ANY (${ids}::text[])`)
  await executor.change(sql`UPDATE recovery_requests SET decided_by = ${namedAs('decided_by')}
    WHERE application_id = ${applicationId} AND decided_by IS NOT NULL AND decided_by ->> 'id' = ANY (${ids}::text[])`)
  await executor.change(sql`UPDATE recovery_requests SET assignee = ${namedAs('assignee')}
    WHERE application_id = ${applicationId} AND assignee IS NOT NULL AND assignee ->> 'id' = ANY (${ids}::text[])`)
  await executor.change(sql`UPDATE recovery_askings SET asked_by = ${namedAs('asked_by')}
    WHERE application_id = ${applicationId} AND asked_by ->> 'id' = ANY (${ids}::text[])`)
  await executor.change(sql`UPDATE approvals SET subject_id = coalesce(${tombstone}::text, subject_id),
      status = CASE status WHEN 'pending' THEN 'expired' ELSE status END, decided_at = coalesce(decided_at, requested_at)
    WHERE application_id = ${applicationId} AND subject_kind = 'user' AND subject_id = ANY (${ids}::text[])`)
  if (forgetting.mode === 'anonymise') return
  await executor.change(sql`UPDATE approvals
    SET input = jsonb_set(input, '{selection,ids}', (input #> '{selection,ids}') - ${ids}::text[])
    WHERE application_id = ${applicationId} AND subject_kind = 'users'
      AND (input #> '{selection,ids}') ?| ${ids}::text[]`)
  await executor.change(sql`UPDATE bulk_results SET user_id = ${tombstone} || '.' || position, message = NULL
    WHERE application_id = ${applicationId} AND user_id = ANY (${ids}::text[])`)
  await executor.change(sql`DELETE FROM jobs WHERE application_id = ${applicationId} AND kind = 'verification-email'
    AND parameters ->> 'userId' = ANY (${ids}::text[])`)
  // Those that still wait are told of by the id, and go once they were.
  await executor.change(sql`DELETE FROM logout_notices WHERE application_id = ${applicationId}
    AND user_id = ANY (${ids}::text[]) AND next_attempt_at IS NULL`)
}
