import type { Clock } from '../kernel/clock.ts'
import { type Place, type PresenceStore, type PresentOperator, presentSince, type Tab } from './presence.ts'

export interface BePresentDeps {
  readonly presences: PresenceStore
  readonly clock: Clock
}

const toldAtMost = 20

/** Notes that a tab shows a place, and tells who else is there: never oneself, however many tabs one has. */
export async function bePresent(
  { presences, clock }: BePresentDeps,
  tab: Tab,
  place: Place,
): Promise<readonly PresentOperator[]> {
  const now = clock.now()
  await presences.note(tab, place, now)
  return presences.listOthers(place, tab.operatorId, presentSince(now), toldAtMost)
}
