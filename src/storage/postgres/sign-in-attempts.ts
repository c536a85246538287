import type { AttemptStore } from '../../guards/guessing-guard.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresAttempts(executor: Executor, applicationId: number): AttemptStore {
  return {
    add: async (keys, now, windowEndsAt) => {
      const rows = await executor.rows<{ key: string; count: number; window_ends_at: Date }>(sql`
        INSERT INTO sign_in_attempts AS kept (application_id, key, count, window_ends_at)
          -- In one order for everybody, so that two attempts never wait for each other.
          SELECT ${applicationId}, key, 1, ${windowEndsAt} FROM unnest(${[...keys]}::text[]) AS asked (key) ORDER BY key
        ON CONFLICT (application_id, key) DO UPDATE SET
          count = CASE WHEN kept.window_ends_at <= ${now} THEN 1 ELSE kept.count + 1 END,
          window_ends_at = CASE WHEN kept.window_ends_at <= ${now} THEN excluded.window_ends_at ELSE kept.window_ends_at END
        RETURNING key, count, window_ends_at`)
      const counts = new Map(
        rows.map(({ key, count, window_ends_at }) => [key, { count, windowEndsAt: window_ends_at }]),
      )
      return keys.map((key) => counts.get(key) ?? { count: 1, windowEndsAt })
    },
    forget: async (key) => {
      await executor.change(sql`DELETE FROM sign_in_attempts WHERE application_id = ${applicationId} AND key = ${key}`)
    },
    removeEnded: async (before) => {
      await executor.change(sql`DELETE FROM sign_in_attempts
        WHERE application_id = ${applicationId} AND window_ends_at < ${before}`)
    },
  }
}
