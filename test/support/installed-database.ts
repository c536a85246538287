// Databases in which an installation stands already: its keys and its first rows take a first start longer than many a
// test takes. Installations that stand at the same time are different ones: none has a key of another.
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { createApp } from '../../src/app.ts'
import type { PoolMode } from '../../src/applications/application.ts'
import { readConfig } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'
import { createPreparedDatabase, createTestDatabase } from './test-server.ts'

export interface InstalledDatabase {
  readonly connection: pg.ClientConfig
  readonly rootKey: Buffer
  /** The local command line's, as the data folder would have it. */
  readonly localKey: string | null
  drop(): Promise<void>
}

/** Those of this process that stand at the moment, by their place. */
const standing = new Set<number>()
/** Of one that stands beside more than these nothing is made ahead. */
const placesAtMost = 3

export async function createInstalledDatabase(poolMode: PoolMode): Promise<InstalledDatabase> {
  const place = Array.from({ length: placesAtMost }, (_, index) => index).find((index) => !standing.has(index))
  if (place === undefined) {
    return { ...(await createTestDatabase()), rootKey: rootKeyOf(`more ${Math.random()}`), localKey: null }
  }
  standing.add(place)
  const name = `${poolMode}_${place}`
  const rootKey = rootKeyOf(name)
  const prepare = (connection: pg.ClientConfig) => install(connection, rootKey, poolMode)
  const { connection, drop, known } = await createPreparedDatabase({ name, prepare })
  return {
    connection,
    rootKey,
    localKey: known,
    drop: async () => {
      standing.delete(place)
      await drop()
    },
  }
}

function rootKeyOf(name: string): Buffer {
  return createHash('sha256').update(name).digest()
}

/** A first start, and its end. Answers the local key that it made. */
async function install(connection: pg.ClientConfig, rootKey: Buffer, poolMode: PoolMode): Promise<string> {
  const config = { ...readConfig(readEnvironment({ LOG_LEVEL: 'silent', DATABASE_POOL: '3' })), poolMode }
  const logger = { level: config.logLevel }
  const app = await createApp({ config, connection, rootKey, logger, tls: null, keptLocalKey: null })
  await app.close()
  if (app.newLocalKey === null) throw new Error('a fresh database gave no local key')
  return app.newLocalKey
}
