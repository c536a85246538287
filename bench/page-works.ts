// Pages deep in the list against the first one.
import { HttpConnection, requestBytes } from './http-connection.ts'
import { refuseFailure } from './load.ts'
import { time } from './read-works.ts'
import type { RunningBench } from './running-bench.ts'
import { ask, compareOverHttp } from './sides.ts'
import type { Result } from './table.ts'

const offset = 50_000
const pageSize = 50
const walkingPageSize = 100
/** So many different deep pages are asked for. */
const deepPages = 20

export async function measurePages(bench: RunningBench): Promise<Result[]> {
  const deepOffset = Math.min(offset, Math.floor(bench.options.users / 2))
  const cursors = await cursorsInTheMiddle(bench)
  const { first, deep, far } = await compareOverHttp(bench, {
    first: ask(bench, `/users?take=${pageSize}`),
    deep: ask(bench, ...cursors.map((cursor) => `/users?take=${pageSize}&from=${encodeURIComponent(cursor)}`)),
    far: ask(bench, `/users?per_page=${pageSize}&page=${Math.floor(deepOffset / pageSize)}`),
  })
  return [
    { ...time('cursor page in the middle, floor: page 1', deep, first), goal: 'cursor page' },
    { ...time(`page at offset ${deepOffset}, floor: page 1`, far, first), goal: null },
  ]
}

/** Cursors can only be walked to: half of the directory is. */
async function cursorsInTheMiddle({ ours, headers, options }: RunningBench): Promise<string[]> {
  const connection = await HttpConnection.open(ours.ready.port)
  const steps = Math.max(deepPages, Math.floor(options.users / 2 / walkingPageSize))
  const cursors: string[] = []
  for (let step = 0; step < steps; step += 1) {
    const from = cursors.at(-1)
    const path = `/api/v2/users?fields=user_id&take=${walkingPageSize}${from === undefined ? '' : `&from=${from}`}`
    const request = requestBytes({ path, headers })
    const answer = await connection.ask(request)
    refuseFailure(request, answer)
    const { next } = JSON.parse(answer.body.toString()) as { next?: string }
    if (next === undefined) break
    cursors.push(next)
  }
  connection.close()
  return cursors.slice(-deepPages)
}
