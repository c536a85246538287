// Every kind of search through `GET /api/v2/users`, one caller at a time: how long people wait, and how much longer they
// wait in a large directory than in a small one.
import { compare, type Figures, type Side } from './compare.ts'
import { HttpConnection, requestBytes } from './http-connection.ts'
import { refuseFailure } from './load.ts'
import type { RunningBench } from './running-bench.ts'
import { type Person, samplePersons } from './sample.ts'
import { type Search, searches } from './searches.ts'
import { inTurn } from './sides.ts'
import type { Result } from './table.ts'

/** The size that the full one is compared with; both are asked about the same people. */
export const smallUsers = 10_000

export type SearchFigures = ReadonlyMap<string, Figures & { readonly refused: number }>

const searchTimeout = 503
const emptyList = '[]'

export async function timeSearches(bench: RunningBench): Promise<SearchFigures> {
  const people = await samplePersons(bench.client, bench.home, Math.min(smallUsers, bench.options.users))
  const connection = await HttpConnection.open(bench.ours.ready.port)
  const outcomes = new Map(searches.map(({ name }) => [name, { refused: 0, answered: 0, found: 0 }]))
  const sides: Record<string, Side> = {}
  for (const search of searches) {
    const outcome = outcomes.get(search.name)!
    const next = inTurn(people.map((person) => searchRequest(bench, search, person)))
    const call = async () => {
      const request = next()
      const answer = await connection.ask(request)
      // Given up for taking too long: that is a time too, and a long one.
      if (answer.status === searchTimeout) {
        outcome.refused += 1
        return
      }
      refuseFailure(request, answer)
      outcome.answered += 1
      if (answer.body.length > emptyList.length) outcome.found += 1
    }
    sides[search.name] = { callers: [call], child: bench.ours }
  }
  const figures = await compare(bench.client, sides, bench.options.seconds)
  connection.close()
  for (const { name } of searches) refuseUseless(name, outcomes.get(name)!)
  return new Map(
    searches.map(({ name }) => [name, { ...(figures[name] as Figures), refused: outcomes.get(name)!.refused }]),
  )
}

/** `small` is null where the directory itself is no larger. */
export function searchResults(full: SearchFigures, small: SearchFigures | null): Result[] {
  const results = searches.map(({ name, goal }): Result => {
    const { p50Ms, p99Ms, refused } = full.get(name)!
    const detail = `p50 ${p50Ms.toFixed(1)}${refused === 0 ? '' : `, ${refused} given up`}`
    const floor = small?.get(name)?.p99Ms ?? null
    return { work: `search: ${name}`, unit: 'ms', ours: p99Ms, floor, goal, detail }
  })
  const slowest = searches
    .map(({ name }) => ({ name, ms: full.get(name)!.slowestMs }))
    .reduce((one, other) => (other.ms > one.ms ? other : one))
  const worst: Result = {
    work: 'search: the slowest answer of all',
    unit: 'ms',
    ours: slowest.ms,
    floor: null,
    goal: 'slowest search',
    detail: slowest.name,
  }
  return [...results, worst]
}

function searchRequest({ headers }: RunningBench, { ask }: Search, person: Person): Buffer {
  return requestBytes({ path: `/api/v2/users?${new URLSearchParams(ask(person))}`, headers })
}

/** A search that finds nobody is quick and says nothing, unless nobody is who it asks for. */
function refuseUseless(name: string, { answered, found }: { readonly answered: number; readonly found: number }): void {
  if (answered === 0 || found > 0 === (name !== 'nobody')) return
  throw new Error(`the search "${name}" does not find what it is meant to find`)
}
