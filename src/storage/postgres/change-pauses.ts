import type { ChangePause, ChangePauseStore } from '../../applications/change-pause.ts'
import type { Executor } from './database.ts'
import { prepared, sql } from './sql.ts'

export function postgresChangePauses(executor: Executor, applicationId: number): ChangePauseStore {
  return {
    find: async (at) => {
      const [row] = await executor.rows<Row>(prepared('change pause')`SELECT since, ends_at, reason, paused_by
        FROM change_pauses WHERE application_id = ${applicationId} AND (ends_at IS NULL OR ends_at > ${at})`)
      return row === undefined ? null : pauseFromRow(row)
    },
    set: async ({ since, until, reason, by }) => {
      await executor.change(sql`INSERT INTO change_pauses (application_id, since, ends_at, reason, paused_by)
        VALUES (${applicationId}, ${since}, ${until}, ${reason}, ${by})
        ON CONFLICT (application_id) DO UPDATE SET since = excluded.since, ends_at = excluded.ends_at,
          reason = excluded.reason, paused_by = excluded.paused_by`)
    },
    end: async (at) =>
      (await executor.change(sql`DELETE FROM change_pauses
        WHERE application_id = ${applicationId} AND (ends_at IS NULL OR ends_at > ${at})`)) > 0,
    removeEnded: async (before) => {
      await executor.change(
        sql`DELETE FROM change_pauses WHERE application_id = ${applicationId} AND ends_at <= ${before}`,
      )
    },
  }
}

interface Row {
  readonly since: Date
  readonly ends_at: Date | null
  readonly reason: string | null
  readonly paused_by: ChangePause['by']
}

function pauseFromRow({ since, ends_at: until, reason, paused_by: by }: Row): ChangePause {
  return { since, until, reason, by }
}
