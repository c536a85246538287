// Audit: one way to record what happened, one way to read it back. An event commits with the change it describes.
import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import type { Covers } from '../sealed-log/leaf.ts'
import type { AuditEventType } from './event-types.ts'

export interface AuditSubject {
  readonly kind:
    | 'user'
    | 'role'
    | 'organization'
    | 'connection'
    | 'client'
    | 'client-grant'
    | 'resource-server'
    | 'api-key'
    | 'operator'
    | 'job'
    | 'signing-key'
    | 'session'
    | 'recovery-request'
    | 'approval'
    | 'invitation'
    | 'settings'
    | 'message'
    | 'address'
    | 'network'
    | 'webhook'
    | 'view'
  readonly id: string
}

export interface AuditEvent {
  readonly id: number
  readonly at: Date
  readonly type: AuditEventType
  /** With the role of that time, where it was an operator and the event is no older than that is kept. */
  readonly actor: Pick<Actor, 'kind' | 'id' | 'name' | 'role'>
  readonly subject: AuditSubject | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
  /** What changed, in names of fields; never a secret. */
  readonly details: JsonObject
}

export interface AuditStore {
  /** Writes the event and its outbox row, in the transaction of the change. `covers`: whose values it took. */
  record(
    actor: Actor,
    type: AuditEventType,
    subject: AuditSubject | null,
    details?: JsonObject,
    covers?: Covers,
  ): Promise<void>
  /** The same event about each of the subjects, in one statement; the first one carries `covers`. */
  recordEach(
    actor: Actor,
    type: AuditEventType,
    subjects: readonly AuditSubject[],
    details?: JsonObject,
    covers?: Covers,
  ): Promise<void>
  /** Events by or about one user, newest first (S000-25). */
  listAbout(userId: string, page: PageRequest): Promise<Page<AuditEvent>>
  /** Events of these types about one user, newest first; by cursor alone. */
  listTypesAbout(
    userId: string,
    types: readonly AuditEventType[],
    page: Extract<PageRequest, { kind: 'cursor' }>,
  ): Promise<Page<AuditEvent>>
}
