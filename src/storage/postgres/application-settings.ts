import { type ApplicationSettings, defaultSettings, type SettingsStore } from '../../applications/settings.ts'
import type { Executor } from './database.ts'
import { prepared, sql } from './sql.ts'

export function postgresSettings(executor: Executor, applicationId: number): SettingsStore {
  return {
    read: async () => {
      const [row] = await executor.rows<Row>(
        prepared('application settings')`SELECT settings FROM applications WHERE id = ${applicationId}`,
      )
      return withDefaults(row)
    },
    readForChange: async () => {
      // Weaker than FOR UPDATE: rows that point at the application, as everybody who signs in leaves some, may come meanwhile.
      const [row] = await executor.rows<Row>(
        sql`SELECT settings FROM applications WHERE id = ${applicationId} FOR NO KEY UPDATE`,
      )
      return withDefaults(row)
    },
    change: async (change) => {
      await executor.change(sql`UPDATE applications SET settings = settings || ${change}::jsonb
        WHERE id = ${applicationId}`)
    },
  }
}

interface Row {
  readonly settings: Partial<ApplicationSettings>
}

function withDefaults(row: Row | undefined): ApplicationSettings {
  return { ...defaultSettings, ...row?.settings }
}
