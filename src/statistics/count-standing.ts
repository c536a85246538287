import type { Clock } from '../kernel/clock.ts'
import type { Places } from '../kernel/place.ts'
import type { SessionSpread, StandingName, StandingStore, Standings } from './standing.ts'

export interface CountStandingDeps {
  readonly standings: StandingStore
  readonly places: Places
  readonly clock: Clock
}

const clientsAtMost = 20

/** Counts it now, however long that takes. */
export const countStanding: {
  readonly [Name in StandingName]: (deps: CountStandingDeps) => Promise<Standings[Name]>
} = {
  mfa: ({ standings, clock }) => standings.countAdoption(clock.now()),
  sessions: countSessions,
}

async function countSessions({ standings, places, clock }: CountStandingDeps): Promise<SessionSpread> {
  const now = clock.now()
  const byCountry = new Map<string | null, number>()
  for await (const addresses of standings.countAddresses(now)) {
    for (const { ip, count } of addresses) {
      const country = places.placeOf(ip)?.country ?? null
      byCountry.set(country, (byCountry.get(country) ?? 0) + count)
    }
  }
  const countries = [...byCountry].map(([country, count]) => ({ country, count }))
  return {
    total: countries.reduce((sum, { count }) => sum + count, 0),
    countries: countries.toSorted((one, other) => other.count - one.count),
    clients: await standings.countClients(now, clientsAtMost),
  }
}
