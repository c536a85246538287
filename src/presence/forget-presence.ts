import type { Clock } from '../kernel/clock.ts'
import { type PresenceStore, presentSince } from './presence.ts'

export interface ForgetPresenceDeps {
  readonly presences: Pick<PresenceStore, 'removeSeenBefore'>
  readonly clock: Clock
}

/** Removes the tabs that went without a word. For a worker, every few minutes. */
export async function forgetPresence({ presences, clock }: ForgetPresenceDeps): Promise<void> {
  await presences.removeSeenBefore(presentSince(clock.now()))
}
