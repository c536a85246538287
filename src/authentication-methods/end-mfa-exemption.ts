import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { MfaExemptionStore } from './mfa-exemption.ts'

export interface EndMfaExemptionDeps {
  readonly mfaExemptions: MfaExemptionStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** From the next sign-in on, rules ask them again. Where nothing is granted, nothing happens. Call it in a transaction. */
export async function endMfaExemption(
  { mfaExemptions, audit, clock }: EndMfaExemptionDeps,
  actor: Actor,
  userId: string,
): Promise<void> {
  const ended = await mfaExemptions.remove(userId, clock.now())
  if (ended === null) return
  const details = { endsAt: ended.endsAt.toISOString() }
  await audit.record(actor, 'user.mfa_exemption_ended', { kind: 'user', id: userId }, details)
}
