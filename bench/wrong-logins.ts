// What the API is like while somebody guesses passwords: two hundred new names a second, each from elsewhere, so that no
// limit ends the attack and every guess costs a hash.
import { HttpConnection, requestBytes } from './http-connection.ts'
import { refuseFailure } from './load.ts'
import type { RunningBench } from './running-bench.ts'
import { inTurn } from './sides.ts'
import { passwordGrant, type SignInSetting } from './sign-in-people.ts'
import { median, percentile } from './statistics.ts'
import type { Result } from './table.ts'

const turns = 3
const guessEveryMs = 5
const connectionsAtMost = 600
/** A program that works steadily and leaves the server room. */
const readersAtOnce = 4
const readEveryMs = 10

export async function measureFlood(bench: RunningBench, setting: SignInSetting): Promise<Result[]> {
  const requests = await reads(bench)
  const [idle, flooded]: [Watched[], Watched[]] = [[], []]
  const answers = { checked: 0, refused: 0 }
  const seconds = bench.options.seconds / turns
  for (let turn = 0; turn < turns; turn += 1) {
    idle.push(await watchApi(bench, requests, seconds))
    const flood = startFlood(bench, setting, answers)
    flooded.push(await watchApi(bench, requests, seconds))
    await flood.end()
  }
  const over = (watched: readonly Watched[], figure: keyof Watched) => median(watched.map((each) => each[figure]))
  const perSecond = (count: number) => `${Math.round(count / bench.options.seconds)}/s`
  return [
    {
      work: 'get one during wrong logins, p99, floor: without them',
      unit: 'ms',
      ours: over(flooded, 'p99Ms'),
      floor: over(idle, 'p99Ms'),
      goal: 'API during wrong logins',
      detail: `${perSecond(answers.checked)} checked, ${perSecond(answers.refused)} told to wait`,
    },
    {
      work: 'event loop delay during wrong logins, p99',
      unit: 'ms',
      ours: over(flooded, 'loopDelayP99Ms'),
      floor: over(idle, 'loopDelayP99Ms'),
      goal: null,
    },
  ]
}

async function reads({ client, home, headers }: RunningBench): Promise<Buffer[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM users WHERE application_id = $1 ORDER BY hashtext(id) LIMIT 1000',
    [home.applicationId],
  )
  return rows.map(({ id }) => requestBytes({ path: `/api/v2/users/${encodeURIComponent(id)}`, headers }))
}

interface Watched {
  readonly p99Ms: number
  readonly loopDelayP99Ms: number
}

async function watchApi({ ours }: RunningBench, requests: readonly Buffer[], seconds: number): Promise<Watched> {
  const connections = await openConnections(ours.ready.port, readersAtOnce)
  const next = inTurn(requests)
  await ours.usage()
  const latenciesMs: number[] = []
  const end = performance.now() + seconds * 1000
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        const request = next()
        const askedAt = performance.now()
        refuseFailure(request, await connection.ask(request))
        latenciesMs.push(performance.now() - askedAt)
        await pause(readEveryMs)
      }
      connection.close()
    }),
  )
  const { loopDelayP99Ms } = await ours.usage()
  return { p99Ms: percentile(latenciesMs, 0.99), loopDelayP99Ms }
}

/** Sends its guesses at their times, whether or not the earlier ones were answered. */
function startFlood({ ours }: RunningBench, setting: SignInSetting, answers: { checked: number; refused: number }) {
  const idle: HttpConnection[] = []
  let opened = 0
  const guess = async () => {
    const connection = idle.pop() ?? (opened++ < connectionsAtMost ? await HttpConnection.open(ours.ready.port) : null)
    if (connection === null) return
    guesses += 1
    const name = `guess.${guesses}@example.com`
    const { status } = await connection.ask(passwordGrant(setting, name, 'not the password', guesses))
    if (status === 403) answers.checked += 1
    else answers.refused += 1
    idle.push(connection)
  }
  const running = new Set<Promise<void>>()
  const timer = setInterval(() => {
    const one: Promise<void> = guess().finally(() => running.delete(one))
    running.add(one)
  }, guessEveryMs)
  return {
    end: async () => {
      clearInterval(timer)
      await Promise.all(running)
      for (const connection of idle) connection.close()
    },
  }
}

/** Counted over the whole run: nobody is guessed twice. */
let guesses = 1_000_000

function openConnections(port: number, count: number): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: count }, () => HttpConnection.open(port)))
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
