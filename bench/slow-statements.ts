// Watches what goes to PostgreSQL from this process and tells the parent what took long. Only with --explain: the
// watching is a cost of its own.
import pg from 'pg'
import { tellParent } from './parent-link.ts'

export interface SlowStatement {
  readonly text: string
  readonly values: readonly unknown[]
  readonly ms: number
}

type Query = (...args: unknown[]) => unknown

export function noticeSlowStatements(slowMs: number): void {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const query = prototype.query
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const startedAt = performance.now()
    const ended = () => {
      const ms = performance.now() - startedAt
      const { text, values } = args[0] as Partial<SlowStatement>
      if (ms > slowMs && typeof text === 'string') tellParent({ text, values: values ?? [], ms })
    }
    const callback = args.at(-1)
    if (typeof callback === 'function') {
      args[args.length - 1] = (...outcome: unknown[]) => {
        ended()
        callback(...outcome)
      }
    }
    const outcome = query.apply(this, args)
    if (outcome instanceof Promise) outcome.then(ended, ended)
    return outcome
  }
}
