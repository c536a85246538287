import pg from 'pg'
import type { Sql } from './sql.ts'

/** A pool that can leave all its connections for new ones: those in use go as they come back. */
export class RenewablePool {
  readonly #pool: pg.Pool
  readonly #openedIn = new WeakMap<pg.PoolClient, number>()
  #generation = 0

  /** `onFault` hears of idle connections that were lost; others take their place by themselves. */
  constructor(config: pg.PoolConfig, onFault: (fault: Error) => void) {
    this.#pool = new pg.Pool(config)
    this.#pool.on('error', onFault)
    this.#pool.on('connect', (client) => this.#openedIn.set(client, this.#generation))
  }

  renew(): void {
    this.#generation += 1
  }

  async connect(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.#pool.connect()
      if (this.#openedIn.get(client) === this.#generation) return client
      client.release(true)
    }
  }

  /** One statement on whatever connection is free. A connection on which it failed is closed. */
  async query(statement: Pick<Sql, 'text' | 'name'> & { values: unknown[] }): Promise<pg.QueryResult> {
    const client = await this.connect()
    let lost: Error | undefined
    const onLost = (fault: Error) => {
      lost = fault
    }
    client.on('error', onLost)
    try {
      return await client.query(statement)
    } catch (fault) {
      lost ??= fault as Error
      throw fault
    } finally {
      client.off('error', onLost)
      client.release(lost)
    }
  }

  end(): Promise<void> {
    return this.#pool.end()
  }
}
