import { type AuditEventType, auditEventTypes } from './event-types.ts'

/** The types whose name holds every word of a text: `role assigned` finds `user.role_assigned` and `organization.role_assigned`. */
export function typesWithWords(text: string): readonly AuditEventType[] {
  const words = text
    .toLowerCase()
    .split(/[\s._]+/)
    .filter((word) => word !== '')
  return auditEventTypes.filter((type) => words.every((word) => type.includes(word)))
}
