import { type CountStandingDeps, countStanding } from './count-standing.ts'
import type { StandingName, StandingStore, Standings } from './standing.ts'

export interface Standing<Name extends StandingName> {
  readonly asOf: Date
  readonly content: Standings[Name]
}

/** Counted now where there are few, else as it was kept; null where there are many and nobody counted them yet. */
export async function readStanding<Name extends StandingName>(
  deps: CountStandingDeps,
  name: Name,
): Promise<Standing<Name> | null> {
  const asOf = deps.clock.now()
  if (await isSoonCounted(deps.standings, name, asOf)) return { asOf, content: await countStanding[name](deps) }
  const kept = await deps.standings.find(name)
  return kept === null ? null : { asOf: kept.countedAt, content: kept.content }
}

export function isSoonCounted(standings: StandingStore, name: StandingName, now: Date): Promise<boolean> {
  return name === 'mfa' ? standings.hasFewPeople() : standings.hasFewSessions(now)
}
