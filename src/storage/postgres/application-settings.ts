import { type ApplicationSettings, defaultSettings, type SettingsStore } from '../../applications/settings.ts'
import type { Executor } from './database.ts'
import { prepared, sql } from './sql.ts'

export function postgresSettings(executor: Executor, applicationId: number): SettingsStore {
  return {
    read: async () => {
      const [row] = await executor.rows<{ settings: Partial<ApplicationSettings> }>(
        prepared('application settings')`SELECT settings FROM applications WHERE id = ${applicationId}`,
      )
      return { ...defaultSettings, ...row?.settings }
    },
    change: async (change) => {
      await executor.change(sql`UPDATE applications SET settings = settings || ${change}::jsonb
        WHERE id = ${applicationId}`)
    },
  }
}
