import type { RecoveryAsker, RecoveryAsking, RecoveryAskingStore } from '../../recovery/recovery-asking.ts'
import type { RecoveryStatus } from '../../recovery/recovery-request.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresRecoveryAskings(executor: Executor, applicationId: number): RecoveryAskingStore {
  return {
    add: async (requestId, { organization, askedBy, reason, wasAttached, askedAt }, addresses) =>
      (await executor.change(sql`INSERT INTO recovery_askings
          (application_id, request_id, organization_id, organization_name, asked_by, reason, was_attached, asked_at,
            asker_addresses)
        VALUES (${applicationId}, ${requestId}, ${organization.id}, ${organization.name}, ${askedBy}, ${reason},
          ${wasAttached}, ${askedAt}, ${[...addresses]}::bytea[])
        ON CONFLICT (application_id, request_id, organization_id) DO NOTHING`)) === 1,
    listOf: async (requestIds) => {
      const rows = await executor.rows<AskingRow>(sql`SELECT request_id, organization_id, organization_name, asked_by,
          reason, was_attached, asked_at
        FROM recovery_askings WHERE application_id = ${applicationId} AND request_id = ANY (${[...requestIds]}::text[])
        ORDER BY asked_at, organization_id`)
      const grouped = Map.groupBy(rows, ({ request_id: id }) => id)
      return new Map([...grouped].map(([id, all]) => [id, all.map(askingFromRow)]))
    },
    askersOf: (requestId) =>
      executor.rows<RecoveryAsker>(sql`SELECT asked_by AS "askedBy", asker_addresses AS addresses FROM recovery_askings
        WHERE application_id = ${applicationId} AND request_id = ${requestId} ORDER BY asked_at, organization_id`),
    newestOf: async (organizationId, userIds) => {
      const rows = await executor.rows<NewestRow>(sql`SELECT DISTINCT ON (r.user_id) r.user_id, a.asked_at, r.status,
          r.created_at
        FROM recovery_requests r JOIN recovery_askings a ON a.application_id = r.application_id AND a.request_id = r.id
          AND a.organization_id = ${organizationId}
        WHERE r.application_id = ${applicationId} AND r.user_id = ANY (${[...userIds]}::text[])
        ORDER BY r.user_id, a.asked_at DESC`)
      return new Map(
        rows.map((row) => [row.user_id, { askedAt: row.asked_at, status: row.status, createdAt: row.created_at }]),
      )
    },
  }
}

interface AskingRow {
  readonly request_id: string
  readonly organization_id: string
  readonly organization_name: string
  readonly asked_by: RecoveryAsking['askedBy']
  readonly reason: string
  readonly was_attached: boolean
  readonly asked_at: Date
}

interface NewestRow {
  readonly user_id: string
  readonly asked_at: Date
  readonly status: RecoveryStatus
  readonly created_at: Date
}

function askingFromRow(row: AskingRow): RecoveryAsking {
  return {
    organization: { id: row.organization_id, name: row.organization_name },
    askedBy: row.asked_by,
    reason: row.reason,
    wasAttached: row.was_attached,
    askedAt: row.asked_at,
  }
}
