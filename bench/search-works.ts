// Every kind of search through `GET /api/v2/users`, one caller at a time: how long people wait, and how much longer they
// wait in a large directory than in a small one that is asked the same things in between.
import { compare, type Figures, type Side } from './compare.ts'
import { HttpConnection, requestBytes } from './http-connection.ts'
import { refuseFailure } from './load.ts'
import { fill, type OurDirectory, startDirectory } from './our-directory.ts'
import type { RunningBench } from './running-bench.ts'
import { type Person, samplePersons } from './sample.ts'
import { type Search, searches } from './searches.ts'
import { inTurn } from './sides.ts'
import type { Result } from './table.ts'

const smallUsers = 10_000
const searchTimeout = 503
const emptyList = '[]'

export async function measureSearches(bench: RunningBench): Promise<Result[]> {
  const small = bench.options.users > smallUsers ? await startSmall(bench) : null
  // The same people, who have all their facts in common in both.
  const people = await samplePersons(bench.client, bench.home, Math.min(smallUsers, bench.options.users))
  const large = await searchers(bench, people)
  const little = small === null ? null : await searchers(small, people)
  try {
    const sides = { ...prefixed('large', large.sides), ...prefixed('little', little?.sides ?? {}) }
    const figures = await compare(bench.client, sides, bench.options.seconds)
    large.refuseUseless()
    const results = searches.map((search) => {
      const refused = large.refused(search.name)
      return searchResult(search, figures[`large ${search.name}`]!, figures[`little ${search.name}`] ?? null, refused)
    })
    return [...results, slowestResult(figures)]
  } finally {
    large.close()
    little?.close()
    await small?.close()
  }
}

/** Null where the database's role may not make a second database. */
async function startSmall({ database }: RunningBench): Promise<OurDirectory | null> {
  const connection = await database.createSecond()
  if (connection === null) return null
  const directory = await startDirectory({ connection, noticeSlow: null })
  await fill(directory, 1, smallUsers)
  return directory
}

/** A side for each search, over one connection. */
async function searchers({ ours, headers }: OurDirectory, people: readonly Person[]) {
  const connection = await HttpConnection.open(ours.ready.port)
  const outcomes = new Map(searches.map(({ name }) => [name, { refused: 0, answered: 0, found: 0 }]))
  const side = (search: Search): Side => {
    const outcome = outcomes.get(search.name)!
    const next = inTurn(people.map((person) => searchRequest(headers, search, person)))
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
    return { callers: [call], child: ours }
  }
  return {
    sides: Object.fromEntries(searches.map((search) => [search.name, side(search)])),
    refused: (name: string) => outcomes.get(name)!.refused,
    /** A search that finds nobody is quick and says nothing, unless nobody is who it asks for. */
    refuseUseless: () => {
      const isUseless = ([name, { answered, found }]: [string, { answered: number; found: number }]) =>
        answered > 0 && found > 0 === (name === 'nobody')
      const useless = [...outcomes].find(isUseless)
      if (useless !== undefined) throw new Error(`the search "${useless[0]}" does not find what it is meant to find`)
    },
    close: () => connection.close(),
  }
}

function searchRequest(headers: readonly string[], { ask }: Search, person: Person): Buffer {
  return requestBytes({ path: `/api/v2/users?${new URLSearchParams(ask(person))}`, headers })
}

function prefixed(prefix: string, sides: Readonly<Record<string, Side>>): Record<string, Side> {
  return Object.fromEntries(Object.entries(sides).map(([name, side]) => [`${prefix} ${name}`, side]))
}

function searchResult({ name, goal }: Search, large: Figures, little: Figures | null, refused: number): Result {
  const detail = `p50 ${large.p50Ms.toFixed(1)}${refused === 0 ? '' : `, ${refused} given up`}`
  return { work: `search: ${name}`, unit: 'ms', ours: large.p99Ms, floor: little?.p99Ms ?? null, goal, detail }
}

function slowestResult(figures: Readonly<Record<string, Figures>>): Result {
  const all = Object.entries(figures).filter(([name]) => name.startsWith('large '))
  const [name, { slowestMs }] = all.reduce((one, other) => (other[1].slowestMs > one[1].slowestMs ? other : one))
  return {
    work: 'search: the slowest answer of all',
    unit: 'ms',
    ours: slowestMs,
    floor: null,
    goal: 'slowest search',
    detail: name.slice('large '.length),
  }
}
