// The load: callers that each ask the next thing as soon as they have an answer.
import { type Answer, HttpConnection } from './http-connection.ts'

export interface Load {
  readonly seconds: number
  /** How long each answer took. */
  readonly latenciesMs: readonly number[]
}

/** One more piece of work; it is over when the promise is kept. */
export type Caller = () => Promise<void>

/** Keeps all callers busy for so long. Work that fails ends the load: a benchmark must not count failures. */
export async function keepBusy(callers: readonly Caller[], seconds: number): Promise<Load> {
  const latenciesMs: number[] = []
  const startedAt = performance.now()
  const end = startedAt + seconds * 1000
  await Promise.all(
    callers.map(async (call) => {
      for (let from = performance.now(); from < end; ) {
        await call()
        const now = performance.now()
        latenciesMs.push(now - from)
        from = now
      }
    }),
  )
  return { seconds: (performance.now() - startedAt) / 1000, latenciesMs }
}

export interface HttpCallers {
  readonly callers: readonly Caller[]
  close(): void
}

/** Callers over HTTP, each with a connection of its own. */
export async function openCallers(port: number, count: number, next: () => Buffer): Promise<HttpCallers> {
  const connections = await Promise.all(Array.from({ length: count }, () => HttpConnection.open(port)))
  return {
    callers: connections.map((connection) => async () => {
      const request = next()
      refuseFailure(request, await connection.ask(request))
    }),
    close: () => {
      for (const connection of connections) connection.close()
    },
  }
}

export function refuseFailure(request: Buffer, { status, body }: Answer): void {
  if (status >= 200 && status < 300) return
  const asked = request.toString().split('\r\n', 1)[0]
  throw new Error(`${asked}: answered ${status} ${body.toString().slice(0, 500)}`)
}
