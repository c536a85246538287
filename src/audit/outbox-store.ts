import type { AuditEvent } from './audit-event.ts'

/** Events that were recorded and not yet handed on. */
export interface OutboxStore {
  /** Whether there is anything to take. */
  isFilled(): Promise<boolean>
  /**
   * Takes the oldest events out, as many as asked for at most. They are gone when the transaction commits and back when
   * it does not; what another worker is taking is left to it.
   */
  take(atMost: number): Promise<readonly AuditEvent[]>
}
