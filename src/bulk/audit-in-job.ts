import type { AuditStore } from '../audit/audit-event.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { BulkOptions } from './bulk-job.ts'

/** Says with every event in which job it was done, why and who approved it, also where a use case of another noun records it. */
export function auditInJob(
  audit: AuditStore,
  job: string,
  { reason, ticket, approval }: Pick<BulkOptions, 'reason' | 'ticket' | 'approval'>,
): AuditStore {
  const inside = (details: JsonObject): JsonObject => ({
    ...(reason === null ? {} : { reason }),
    ...(ticket === null ? {} : { ticket }),
    ...(approval === null ? {} : { approval }),
    ...details,
    job,
  })
  return {
    ...audit,
    record: (actor, type, subject, details = {}, covers) => audit.record(actor, type, subject, inside(details), covers),
    recordEach: (actor, type, subjects, details = {}, covers) =>
      audit.recordEach(actor, type, subjects, inside(details), covers),
  }
}
