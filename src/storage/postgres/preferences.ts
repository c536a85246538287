import { noPreferences, type PreferenceStore, type Preferences } from '../../views/preferences.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresPreferences(executor: Executor, applicationId: number): PreferenceStore {
  return {
    read: async (operatorId) => {
      const [row] = await executor.rows<PreferenceRow>(sql`SELECT preferences FROM operator_preferences
        WHERE application_id = ${applicationId} AND user_id = ${operatorId}`)
      return { ...noPreferences, ...row?.preferences }
    },
    change: async (operatorId, changes) => {
      const [row] = await executor.rows<PreferenceRow>(sql`INSERT INTO operator_preferences AS kept
          (application_id, user_id, preferences)
        VALUES (${applicationId}, ${operatorId}, ${JSON.stringify(changes)}::jsonb)
        ON CONFLICT (application_id, user_id) DO UPDATE SET preferences = kept.preferences || excluded.preferences
        RETURNING preferences`)
      return { ...noPreferences, ...row?.preferences }
    },
  }
}

interface PreferenceRow {
  readonly preferences: Partial<Preferences>
}
