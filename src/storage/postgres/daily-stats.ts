import type { StatsStore } from '../../logs/daily-stats.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresStats(executor: Executor, applicationId: number): StatsStore {
  return {
    add: async (counts, at) => {
      await executor.change(sql`INSERT INTO daily_stats
          (application_id, day, logins, signups, leaked_passwords, created_at, updated_at)
        SELECT ${applicationId}, counted.day, counted.logins, counted.signups, counted.leaked_passwords, ${at}, ${at}
        FROM unnest(${counts.map(({ day }) => day)}::date[], ${counts.map(({ logins }) => logins)}::integer[],
          ${counts.map(({ signups }) => signups)}::integer[],
          ${counts.map(({ leakedPasswords }) => leakedPasswords)}::integer[])
          AS counted (day, logins, signups, leaked_passwords)
        ORDER BY counted.day
        ON CONFLICT (application_id, day) DO UPDATE SET logins = daily_stats.logins + excluded.logins,
          signups = daily_stats.signups + excluded.signups,
          leaked_passwords = daily_stats.leaked_passwords + excluded.leaked_passwords, updated_at = excluded.updated_at`)
    },
    list: async (fromDay, toDay) => {
      const rows = await executor.rows<StatsRow>(sql`SELECT day::text, logins, signups, leaked_passwords, created_at,
          updated_at FROM daily_stats
        WHERE application_id = ${applicationId} AND day BETWEEN ${fromDay}::date AND ${toDay}::date ORDER BY day`)
      return rows.map(({ day, logins, signups, leaked_passwords, created_at, updated_at }) => {
        return { day, logins, signups, leakedPasswords: leaked_passwords, createdAt: created_at, updatedAt: updated_at }
      })
    },
    countActive: async (since) => {
      const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM user_logins
        WHERE application_id = ${applicationId} AND last_login >= ${since}`)
      return row?.count ?? 0
    },
  }
}

interface StatsRow {
  readonly day: string
  readonly logins: number
  readonly signups: number
  readonly leaked_passwords: number
  readonly created_at: Date
  readonly updated_at: Date
}
