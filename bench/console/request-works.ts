// How long the API lets the console wait: one caller at a time, as an operator is one.
import { compare, type Figures, type Side } from '../compare.ts'
import type { GoalName } from '../goals.ts'
import { HttpConnection, requestBytes } from '../http-connection.ts'
import { refuseFailure } from '../load.ts'
import type { RunningBench } from '../running-bench.ts'
import { inTurn } from '../sides.ts'
import type { Result } from '../table.ts'
import { walkTheList } from './list-walk.ts'
import { listPath, requests } from './requests.ts'
import type { ConsoleSetting } from './setting.ts'

export async function measureRequests(bench: RunningBench, setting: ConsoleSetting): Promise<Result[]> {
  const { client, options, ours } = bench
  const { operator, people } = setting
  const connection = await HttpConnection.open(ours.ready.port)
  try {
    const { middle, last } = await walkTheList(connection, operator.headers, options.users)
    const asked: readonly Asked[] = [
      ...requests.map(({ name, goal, path }) => ({ name, goal, paths: people.map((person) => path(person, setting)) })),
      { name: 'list: a page in the middle', goal: 'console list', paths: middle.map((cursor) => listPath({ cursor })) },
      { name: 'list: the last page', goal: 'console list', paths: last.map((cursor) => listPath({ cursor })) },
    ]
    const side = ({ name, paths }: Asked): Side => {
      const next = inTurn(paths.map((path) => requestBytes({ path: `/api/v1${path}`, headers: operator.headers })))
      const call = async () => {
        const request = next()
        const answer = await connection.ask(request)
        // Given up for taking too long: that is a time too, and a long one.
        if (answer.status === searchTimeout) givenUp.set(name, (givenUp.get(name) ?? 0) + 1)
        else refuseFailure(request, answer)
      }
      return { callers: [call], child: ours }
    }
    const givenUp = new Map<string, number>()
    const sides = Object.fromEntries(asked.map((each) => [each.name, side(each)]))
    const figures = await compare(client, sides, options.seconds)
    return asked.map(({ name, goal }) => result(name, goal, figures[name]!, givenUp.get(name) ?? 0))
  } finally {
    connection.close()
  }
}

const searchTimeout = 503

interface Asked {
  readonly name: string
  readonly goal: GoalName | null
  readonly paths: readonly string[]
}

function result(work: string, goal: GoalName | null, figures: Figures, givenUp: number): Result {
  const { p50Ms, p95Ms, nodeCpuMs, databaseCpuMs } = figures
  const detail = `p50 ${p50Ms.toFixed(1)}, CPU ${nodeCpuMs.toFixed(1)} + ${databaseCpuMs?.toFixed(1) ?? '?'}${givenUp === 0 ? '' : `, ${givenUp} given up`}`
  return { work, unit: 'ms', ours: p95Ms, floor: null, goal, detail }
}
