// Which PostgreSQL is used: the one of DATABASE_URL, or our own in the data folder, held by a lock.
import type pg from 'pg'
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts'
import { lockDataFolder } from './embedded/lock-data-folder.ts'

export interface ConnectedDatabase {
  readonly connection: pg.ClientConfig
  stop(): Promise<void>
}

export interface ConnectOptions {
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly log: (message: string) => void
}

export async function connectDatabase({ databaseUrl, dataDir, log }: ConnectOptions): Promise<ConnectedDatabase> {
  if (databaseUrl !== null) return { connection: { connectionString: databaseUrl }, stop: async () => undefined }
  const lock = await lockDataFolder(dataDir)
  try {
    const embedded = await startEmbeddedPostgres({ dataDir, log })
    return {
      connection: embedded.connection,
      stop: () => embedded.stop().finally(() => lock.release()),
    }
  } catch (fault) {
    await lock.release()
    throw fault
  }
}
