import type { AttemptStore, CountedAttempts, CountedOfPerson, Limit } from '../../guards/attempt-store.ts'
import type { Executor } from './database.ts'
import { prepared, preparedChange, sql } from './sql.ts'

/** Rows are always locked in the order of their keys, or not waited for: so no two statements wait for each other. */
export function postgresAttempts(executor: Executor, applicationId: number): AttemptStore {
  return {
    count: async (limits, now) => {
      const rows = await executor.rows<AnswerRow>(preparedChange('count attempt')`SELECT * FROM
        count_attempt(${applicationId}, ${now}, ${JSON.stringify(limits.map(limitJson))}::jsonb)`)
      const answers = new Map(rows.map((row) => [row.key, row]))
      return limits.map(({ key }) => {
        const row = answers.get(key)
        if (row === undefined) throw new Error(`the limit ${key} was not counted`)
        return { isRefused: row.is_refused, refusals: row.refusals, freeAt: row.free_at }
      })
    },
    giveBack: async (limits, anew = []) => {
      const asked = [...limits.map(limitJson), ...anew.map((limit) => ({ ...limitJson(limit), anew: true }))]
      await executor.change(preparedChange('give attempts back')`WITH held AS (
          SELECT kept.key, asked.ms * interval '1 millisecond' AS span, asked.drips, asked.anew IS TRUE AS anew
          FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked (key text, ms bigint, drips boolean, anew boolean)
          JOIN attempts kept ON kept.application_id = ${applicationId} AND kept.key = asked.key
          ORDER BY kept.key FOR UPDATE OF kept
        ), forgotten AS (
          DELETE FROM attempts kept USING held
          WHERE held.anew AND kept.application_id = ${applicationId} AND kept.key = held.key)
        UPDATE attempts kept SET count = greatest(kept.count - 1, 0),
          ends_at = CASE WHEN held.drips THEN kept.ends_at - held.span ELSE kept.ends_at END
        FROM held WHERE NOT held.anew AND kept.application_id = ${applicationId} AND kept.key = held.key`)
    },
    listOf: async (account, now) => {
      const rows = await executor.rows<CountedRow>(prepared('attempts of account')`
        SELECT key, network, count, ends_at FROM attempts
        WHERE application_id = ${applicationId} AND account = ${account} AND ends_at > ${now} ORDER BY key`)
      return rows.map(countedFromRow)
    },
    listOfPeople: async (userIds, now) => {
      const rows = await executor.rows<PersonRow>(prepared('attempts of people')`
        SELECT key, user_id, network, count, ends_at FROM attempts
        WHERE application_id = ${applicationId} AND user_id = ANY (${[...userIds]}::text[]) AND ends_at > ${now}
        ORDER BY key`)
      return rows.map(ofPersonFromRow)
    },
    listPeopleWith: async (least, now, atMost) => {
      const rows = await executor.rows<PersonRow>(sql`SELECT key, user_id, network, count, ends_at FROM attempts
        WHERE application_id = ${applicationId} AND user_id IS NOT NULL AND ends_at > ${now} AND count >= ${least}
        ORDER BY ends_at DESC LIMIT ${atMost}`)
      return rows.map(ofPersonFromRow)
    },
    find: async (key, now) => {
      const [row] = await executor.rows<CountedRow>(sql`SELECT key, network, count, ends_at FROM attempts
        WHERE application_id = ${applicationId} AND key = ${key} AND ends_at > ${now}`)
      return row === undefined ? null : countedFromRow(row)
    },
    forget: async (keys) => {
      await executor.change(preparedChange('forget attempts')`WITH held AS (
          SELECT key FROM attempts WHERE application_id = ${applicationId} AND key = ANY (${[...keys]}::text[])
          ORDER BY key FOR UPDATE)
        DELETE FROM attempts kept USING held WHERE kept.application_id = ${applicationId} AND kept.key = held.key`)
    },
    removeEnded: async (before) => {
      await executor.change(sql`WITH held AS (
          SELECT key FROM attempts WHERE application_id = ${applicationId} AND ends_at < ${before}
          FOR UPDATE SKIP LOCKED)
        DELETE FROM attempts kept USING held WHERE kept.application_id = ${applicationId} AND kept.key = held.key`)
    },
  }
}

interface AnswerRow {
  readonly key: string
  readonly is_refused: boolean
  readonly refusals: number
  readonly free_at: Date
}

interface CountedRow {
  readonly key: string
  readonly network: string | null
  readonly count: number
  readonly ends_at: Date
}

interface PersonRow extends CountedRow {
  readonly user_id: string
}

function limitJson({ key, account, person, network, most, refill, spanMs, onlyWithFirstOf }: Limit) {
  return { key, account, person, network, most, ms: spanMs, drips: refill === 'drip', only_with: onlyWithFirstOf }
}

function countedFromRow({ key, network, count, ends_at }: CountedRow): CountedAttempts {
  return { key, network, count, endsAt: ends_at }
}

function ofPersonFromRow(row: PersonRow): CountedOfPerson {
  return { userId: row.user_id, ...countedFromRow(row) }
}
