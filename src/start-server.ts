// From settings to a server that answers: database, keys, app, address.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type App, createApp } from './app.ts'
import type { Config } from './config/config.ts'
import type { Environment } from './config/env.ts'
import { readRootKey } from './config/secrets.ts'
import { readTls } from './config/tls.ts'
import { anchorFile, checkpointFile } from './storage/checkpoint-file.ts'
import { connectDatabase } from './storage/connect.ts'

export interface RunningServer {
  readonly url: string
  readonly app: App
  stop(): Promise<void>
}

export async function startServer(config: Config, environment: Environment): Promise<RunningServer> {
  const { dataDir, databaseUrl } = config
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const database = await connectDatabase({ databaseUrl, dataDir, log: (message) => console.log(message) })
  try {
    const rootKey = readRootKey({ environment, dataDir, mayCreate: database.isFresh })
    const tls = await readTls(config.https, dataDir)
    const app = await createApp({
      config,
      connection: database.connection,
      rootKey,
      tls,
      logger: loggerOf(config),
      keptLocalKey: readLocalKey(dataDir),
      witness: checkpointFile(join(dataDir, 'audit-checkpoints')),
      anchor: config.auditAnchorFile === null ? null : await anchorFile(config.auditAnchorFile),
    })
    await app.server.listen({ port: config.port, host: config.host })
    const url = addressOf(app, config)
    announce(app, config, url)
    return {
      url,
      app,
      stop: async () => {
        rmSync(serverFile(dataDir), { force: true })
        await app.close()
        await database.stop()
      },
    }
  } catch (fault) {
    await database.stop()
    throw fault
  }
}

function loggerOf({ logLevel }: Config) {
  return { level: logLevel, redact: ['req.headers.authorization', 'req.headers.cookie', 'req.headers["x-api-key"]'] }
}

function addressOf({ server }: App, { publicUrl, port, https }: Config): string {
  if (port !== 0) return publicUrl
  const { port: chosen } = server.server.address() as AddressInfo
  return `${https === null ? 'http' : 'https'}://localhost:${chosen}/`
}

/** How the command line finds this server: its address, and a key that only the owner of the data folder can read. */
function announce(app: App, { dataDir }: Config, url: string): void {
  if (app.newLocalKey !== null) writeFileSync(keyFile(dataDir), app.newLocalKey, { mode: 0o600 })
  writeFileSync(serverFile(dataDir), `${JSON.stringify({ url, pid: process.pid })}\n`, { mode: 0o600 })
  console.log(`Rollcall answers on ${url}`)
  console.log(`Console: ${url}console/`)
  if (app.setupToken !== null) {
    console.log(`No owner yet. Become the first one with this link, valid once and for 24 hours:`)
    console.log(`  ${url}console/setup#token=${app.setupToken}`)
  }
}

function serverFile(dataDir: string): string {
  return join(dataDir, 'server.json')
}

function readLocalKey(dataDir: string): string | null {
  const file = keyFile(dataDir)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

function keyFile(dataDir: string): string {
  return join(dataDir, 'operator.key')
}
