import type { SettingsStore } from '../applications/settings.ts'
import type { RecoveryFactStore, RecoveryWait } from './recovery-fact-store.ts'

export interface RecoveryWaitDeps {
  readonly settings: Pick<SettingsStore, 'read'>
  readonly recoveryFacts: Pick<RecoveryFactStore, 'longestWait'>
}

/**
 * How long the link waits for this person: as long as their organization says, which may be longer or shorter than
 * everywhere else (console.md 3.14). Of several the longest counts, so that none of them shortens what another asks for.
 */
export async function recoveryWait(
  { settings, recoveryFacts }: RecoveryWaitDeps,
  userId: string | null,
): Promise<RecoveryWait> {
  const { recoveryWaitingHours: hours } = await settings.read()
  const asked = userId === null ? null : await recoveryFacts.longestWait(userId, hours)
  return asked ?? { hours, organization: null }
}
