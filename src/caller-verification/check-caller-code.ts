import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { callerCodeHash } from './caller-code.ts'
import { type CallerVerification, codeTriesAtMost, untilAfter, verificationMinutes } from './caller-verification.ts'
import { auditVerified } from './record-verified.ts'
import type { VerificationDeps } from './verification-deps.ts'

/** The code that the caller read back. Throws `code_wrong`, also for one that ran out or was tried too often. */
export async function checkCallerCode(
  { change, clock, sealer }: VerificationDeps,
  actor: Actor,
  { userId, id, code }: { readonly userId: string; readonly id: string; readonly code: string },
): Promise<CallerVerification> {
  const now = clock.now()
  const given = { id, userId, agentId: actor.id, codeHash: callerCodeHash(sealer, id, code) }
  const until = untilAfter(now, verificationMinutes)
  const verified = await change(async (changing) => {
    const fitting = await changing.callerVerifications.check(given, codeTriesAtMost, now, until)
    if (fitting !== null) {
      await auditVerified(changing, actor, fitting)
      return fitting
    }
    // Committed, not thrown: the try must stay counted.
    const waiting = await changing.callerVerifications.find(id, userId, actor.id, now)
    if (waiting === null || waiting.verifiedAt !== null) return null
    const details = { verification: id, channel: waiting.channel }
    await changing.audit.record(actor, 'user.caller_not_verified', { kind: 'user', id: userId }, details)
    return null
  })
  if (verified === null) {
    throw new RollcallError(
      'code_wrong',
      'The code is wrong or no longer valid. Let them read it again, or send another.',
    )
  }
  return verified
}
