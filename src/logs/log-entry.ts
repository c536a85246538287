// Logs: the audit as the vendor's tools read it. An entry is one code of one event; nothing of it is kept twice, so names
// are those of today and what was erased is gone here as well. Which event writes which codes says the audit.
import type { AuditEvent } from '../audit/audit-event.ts'
import type { LogType } from '../audit/log-type.ts'
import type { Operation } from '../kernel/actor.ts'
import type { LogPlace } from './log-id.ts'

export interface LogEntry {
  readonly place: LogPlace
  readonly type: LogType
  readonly event: AuditEvent
  /** The call that an entry of type `sapi` tells of. */
  readonly operation: Operation | null
  readonly userId: string | null
  readonly userName: string | null
  readonly clientId: string | null
  readonly clientName: string | null
  readonly connectionId: string | null
  readonly connectionName: string | null
  readonly strategy: string | null
  readonly organizationId: string | null
  readonly organizationName: string | null
  /** Whom a message was for, as long as the Outbox remembers. */
  readonly recipient: string | null
}
