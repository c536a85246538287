import type { AuditStore } from '../audit/audit-event.ts'

/** Says with every event in which organization it was done, also where a use case of another noun records it. */
export function auditInOrganization(audit: AuditStore, organizationId: string): AuditStore {
  const inside = { organization: organizationId }
  return {
    ...audit,
    record: (actor, type, subject, details = {}, covers) => {
      return audit.record(actor, type, subject, { ...details, ...inside }, covers)
    },
    recordEach: (actor, type, subjects, details = {}, covers) => {
      return audit.recordEach(actor, type, subjects, { ...details, ...inside }, covers)
    },
  }
}
