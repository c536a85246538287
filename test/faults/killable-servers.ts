// Processes of the whole product over one database of their own, of which a test may kill any at any moment.
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freePort } from '../support/free-port.ts'
import { type Caller, caller } from '../support/test-app.ts'
import { createTestDatabase } from '../support/test-server.ts'

export interface KillableServer {
  /** `/api/v1` with every permission. */
  readonly v1: Caller
  kill(): Promise<void>
}

export interface KillableServers {
  readonly database: pg.Client
  start(): Promise<KillableServer>
  /** Kills whoever is left, and takes the database away. */
  close(): Promise<void>
}

export async function killableServers(outgoingAllow?: string): Promise<KillableServers> {
  const { connection, drop } = await createTestDatabase()
  const database = new pg.Client(connection)
  await database.connect()
  const rootKey = randomBytes(32).toString('hex')
  const living = new Set<ChildProcess>()
  const kill = async (child: ChildProcess) => {
    living.delete(child)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  let localKey = ''
  return {
    database,
    start: async () => {
      const port = await freePort()
      const url = `http://localhost:${port}/`
      const words = [
        JSON.stringify(connection),
        rootKey,
        String(port),
        localKey,
        url,
        ...(outgoingAllow === undefined ? [] : [outgoingAllow]),
      ]
      const child = fork(fileURLToPath(new URL('killable-server.ts', import.meta.url)), words, {
        execArgv: [],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      living.add(child)
      const [message] = (await once(child, 'message')) as [{ localKey: string }]
      localKey = message.localKey
      return { v1: caller(`${url}api/v1`, { 'x-api-key': localKey }), kill: () => kill(child) }
    },
    close: async () => {
      await Promise.all([...living].map(kill))
      await database.end()
      await drop()
    },
  }
}
