import type { Clock } from '../kernel/clock.ts'
import { type CallerPromptStore, denialHours } from './caller-prompt.ts'
import type { CallerVerificationStore } from './caller-verification.ts'

/** What ran out counts for nothing, but for a denial, which is shown for a while; who verified whom is in the audit. */
export async function forgetVerifications(deps: {
  readonly callerVerifications: Pick<CallerVerificationStore, 'removeEnded'>
  readonly callerPrompts: Pick<CallerPromptStore, 'removeEnded'>
  readonly clock: Clock
}): Promise<void> {
  const now = deps.clock.now()
  await deps.callerVerifications.removeEnded(now)
  await deps.callerPrompts.removeEnded(new Date(now.getTime() - denialHours * 3_600_000))
}
