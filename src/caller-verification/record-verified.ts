import type { Actor } from '../kernel/actor.ts'
import type { CallerVerification } from './caller-verification.ts'
import type { VerificationStores } from './verification-deps.ts'

/** Keeps one that stands from the start, and says so in the audit. Call it in a transaction. */
export async function recordVerified(
  { callerVerifications, audit }: Pick<VerificationStores, 'callerVerifications' | 'audit'>,
  actor: Actor,
  verified: CallerVerification,
): Promise<CallerVerification> {
  await callerVerifications.insert(verified, null)
  await auditVerified({ audit }, actor, verified)
  return verified
}

export async function auditVerified(
  { audit }: Pick<VerificationStores, 'audit'>,
  actor: Actor,
  { id, userId, channel, kind, note, agent, channelChangedAt }: CallerVerification,
): Promise<void> {
  await audit.record(
    actor,
    'user.caller_verified',
    { kind: 'user', id: userId },
    {
      verification: id,
      channel,
      ...(kind === null ? {} : { kind }),
      ...(note === null ? {} : { note }),
      // Where the person answered by themselves, it counts for somebody else all the same.
      ...(actor.id === agent.id ? {} : { agent: { ...agent } }),
      ...(channelChangedAt === null ? {} : { channelChangedAt: channelChangedAt.toISOString() }),
    },
  )
}
