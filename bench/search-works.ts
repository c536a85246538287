// Every kind of search through `GET /api/v2/users`, one caller at a time: how long people wait, and how much longer they
// wait in a large directory than in a small one.
import { compare, type Figures, type Side } from './compare.ts'
import { type Answer, HttpConnection, requestBytes } from './http-connection.ts'
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

export async function timeSearches(bench: RunningBench): Promise<SearchFigures> {
  const people = await samplePersons(bench.client, bench.home, Math.min(smallUsers, bench.options.users))
  const connection = await HttpConnection.open(bench.ours.ready.port)
  const refused = new Map<string, number>()
  const sides: Record<string, Side> = {}
  for (const search of searches) {
    const next = inTurn(people.map((person) => searchRequest(bench, search, person)))
    const call = async () => {
      const request = next()
      const answer = await connection.ask(request)
      // Given up for taking too long: that is a time too, and a long one.
      if (answer.status === searchTimeout) refused.set(search.name, (refused.get(search.name) ?? 0) + 1)
      else refuseUselessAnswer(search, request, answer)
    }
    sides[search.name] = { callers: [call], child: bench.ours }
  }
  const figures = await compare(bench.client, sides, bench.options.seconds)
  connection.close()
  return new Map(searches.map(({ name }) => [name, { ...(figures[name] as Figures), refused: refused.get(name) ?? 0 }]))
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
function refuseUselessAnswer({ name }: Search, request: Buffer, answer: Answer): void {
  refuseFailure(request, answer)
  const isEmpty = answer.body.length === 2
  if (isEmpty !== (name === 'nobody')) {
    throw new Error(`${request.toString().split('\r\n', 1)[0]}: ${isEmpty ? 'found nobody' : 'found somebody'}`)
  }
}
