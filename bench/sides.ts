import type { Child } from './child.ts'
import { compare, type Figures, type Side } from './compare.ts'
import { requestBytes } from './http-connection.ts'
import { type HttpCallers, openCallers } from './load.ts'
import type { RunningBench } from './running-bench.ts'

/** As many as the goals speak of. */
export const callersAtOnce = 16

/** What a server is asked over HTTP: the requests, one after another and from the start again. */
export interface Asked {
  readonly child: Child
  readonly requests: readonly Buffer[]
}

/** Asks each with sixteen callers, in turns. */
export async function compareOverHttp<Name extends string>(
  { client, options }: RunningBench,
  asked: Readonly<Record<Name, Asked>>,
): Promise<Record<Name, Figures>> {
  const sides = {} as Record<Name, HttpCallers & Side>
  try {
    for (const [name, { child, requests }] of Object.entries(asked) as [Name, Asked][]) {
      const http = await openCallers(child.ready.port, callersAtOnce, inTurn(requests))
      sides[name] = { ...http, child }
    }
    return await compare(client, sides, options.seconds)
  } finally {
    for (const { close } of Object.values<HttpCallers>(sides)) close()
  }
}

/** Requests to `/api/v2` as our client sends them. */
export function ask({ ours, headers }: RunningBench, ...paths: readonly string[]): Asked {
  return { child: ours, requests: paths.map((path) => requestBytes({ path: `/api/v2${path}`, headers })) }
}

export function askFloor({ floor }: RunningBench, ...paths: readonly string[]): Asked {
  return { child: floor, requests: paths.map((path) => requestBytes({ path })) }
}

export function inTurn<Item>(items: readonly Item[]): () => Item {
  let place = 0
  return () => {
    const item = items[place % items.length] as Item
    place += 1
    return item
  }
}
