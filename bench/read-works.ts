// One person, and the first fifty: ours against the floor.
import type { Figures } from './compare.ts'
import type { RunningBench } from './running-bench.ts'
import { ask, askFloor, compareOverHttp } from './sides.ts'
import type { Result } from './table.ts'

const peopleAsked = 5_000

export async function measureGet(bench: RunningBench): Promise<Result[]> {
  const ids = await anybody(bench)
  const { ours, json, rows } = await compareOverHttp(bench, {
    ours: ask(bench, ...ids.map((id) => `/users/${id}`)),
    json: askFloor(bench, ...ids.map((id) => `/one/json/${id}`)),
    rows: askFloor(bench, ...ids.map((id) => `/one/rows/${id}`)),
  })
  return [
    { ...throughput('get one, floor: JSON by PostgreSQL', ours, json), goal: 'get against JSON' },
    { ...throughput('get one, floor: row objects', ours, rows), goal: 'get against rows' },
    { ...cost('get one, CPU of node and PostgreSQL', ours, json), goal: 'get CPU' },
  ]
}

export async function measureList(bench: RunningBench): Promise<Result[]> {
  const { ours, json, rows } = await compareOverHttp(bench, {
    ours: ask(bench, '/users'),
    json: askFloor(bench, '/list/json'),
    rows: askFloor(bench, '/list/rows'),
  })
  const { plain, withTotal } = await compareOverHttp(bench, {
    plain: ask(bench, '/users?page=0'),
    withTotal: ask(bench, '/users?page=0&include_totals=true'),
  })
  return [
    { ...throughput('list of 50, floor: JSON by PostgreSQL', ours, json), goal: 'list' },
    { ...throughput('list of 50, floor: row objects', ours, rows), goal: null },
    { ...cost('list of 50, CPU of node and PostgreSQL', ours, json), goal: null },
    { ...time('list of 50 and total, floor: without total', withTotal, plain), goal: 'list with total' },
  ]
}

/** Ids from all over the directory, escaped for a path. */
async function anybody({ client, home }: RunningBench): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM users WHERE application_id = $1 ORDER BY hashtext(id) LIMIT $2',
    [home.applicationId, peopleAsked],
  )
  return rows.map(({ id }) => encodeURIComponent(id))
}

function throughput(work: string, ours: Figures, floor: Figures): Omit<Result, 'goal'> {
  const detail = `p99 ${ours.p99Ms.toFixed(1)} ms`
  return { work, unit: 'req/s', ours: ours.perSecond, floor: floor.perSecond, detail }
}

/** Where the database's time cannot be seen, node's alone. */
function cost(work: string, ours: Figures, floor: Figures): Omit<Result, 'goal'> {
  const whole = ({ nodeCpuMs, databaseCpuMs }: Figures) => nodeCpuMs + (databaseCpuMs ?? 0)
  const parts = ({ nodeCpuMs, databaseCpuMs }: Figures) =>
    `${nodeCpuMs.toFixed(2)} + ${databaseCpuMs?.toFixed(2) ?? '?'}`
  return { work, unit: 'ms', ours: whole(ours), floor: whole(floor), detail: `${parts(ours)}, floor ${parts(floor)}` }
}

export function time(work: string, ours: Figures, floor: Figures): Omit<Result, 'goal'> {
  return { work, unit: 'ms', ours: ours.p50Ms, floor: floor.p50Ms, detail: `p99 ${ours.p99Ms.toFixed(1)} ms` }
}
