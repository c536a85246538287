import type { AuditReadingStore } from '../../audit/note-reading.ts'
import type { Executor } from './database.ts'
import { preparedChange } from './sql.ts'

export function postgresAuditReadings(executor: Executor, applicationId: number): AuditReadingStore {
  return {
    note: async (readerId, at, since) => {
      const noted = await executor.change(preparedChange('note reading of the audit')`
        INSERT INTO audit_readings AS r (application_id, reader_id, read_at) VALUES (${applicationId}, ${readerId}, ${at})
        ON CONFLICT (application_id, reader_id) DO UPDATE SET read_at = excluded.read_at WHERE r.read_at <= ${since}`)
      return noted === 1
    },
  }
}
