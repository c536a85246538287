import { type CountStandingDeps, countStanding } from './count-standing.ts'
import type { EventHourStore } from './event-hours.ts'
import { isSoonCounted } from './read-standing.ts'
import type { StandingName } from './standing.ts'

export interface KeepStatisticsDeps extends CountStandingDeps {
  readonly eventHours: EventHourStore
}

const minuteMs = 60_000
/** An event has the time at which it was written and is seen when its transaction ends: no transaction lasts that long. */
const settledAfterMinutes = 15
/** A log of years that nobody counted yet is counted in several turns. */
const stepsAtOnce = 200
/** Of several servers that wake every five minutes one counts. */
const standsForMinutes = 4

/** Counts the hours that are over, and how things stand where they are too many to be counted for each reader. */
export async function keepStatistics(deps: KeepStatisticsDeps): Promise<void> {
  const { eventHours, clock } = deps
  const before = new Date(clock.now().getTime() - settledAfterMinutes * minuteMs)
  for (let step = 0; step < stepsAtOnce; step += 1) {
    if (!(await eventHours.keepHours(before))) break
  }
  await keepStanding(deps, 'mfa')
  await keepStanding(deps, 'sessions')
}

async function keepStanding<Name extends StandingName>(deps: CountStandingDeps, name: Name): Promise<void> {
  const { standings, clock } = deps
  const now = clock.now()
  if (await isSoonCounted(standings, name, now)) return
  if (!(await standings.claim(name, new Date(now.getTime() - standsForMinutes * minuteMs), now))) return
  await standings.keep(name, await countStanding[name](deps), now)
}
