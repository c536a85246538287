// Two processes of the whole product over one database, under one public address, and the directory itself for what only
// a browser could do.
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'
import type { Directory } from '../../src/directory.ts'
import { freePort } from '../support/free-port.ts'
import { type Caller, caller } from '../support/test-app.ts'
import { createTestDatabase } from '../support/test-server.ts'

export interface TwoProcesses {
  /** Ends with a slash; the issuer of both. */
  readonly publicUrl: string
  /** Without credentials. */
  readonly a: Caller
  readonly b: Caller
  readonly directory: Directory
  /** `/api/v1` with every permission. */
  readonly apiKey: string
  stop(): Promise<void>
}

export async function startTwoProcesses(): Promise<TwoProcesses> {
  const { connection, drop } = await createTestDatabase()
  const rootKey = randomBytes(32)
  const ports = [await freePort(), await freePort()] as const
  const publicUrl = `http://localhost:${ports[0]}/`
  const settings = { LOG_LEVEL: 'error', DATABASE_POOL: '2', PUBLIC_URL: publicUrl }
  const config = readConfig(readEnvironment(settings))
  const logger = { level: config.logLevel }
  const own = await createApp({ config, connection, rootKey, logger, tls: null, keptLocalKey: null })
  if (own.newLocalKey === null) throw new Error('a fresh database gave no local key')
  const words = (port: number) => [JSON.stringify(connection), rootKey.toString('hex'), String(port), '', publicUrl]
  const started = await Promise.allSettled(ports.map((port) => startProcess(words(port))))
  const children = started.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const stop = async () => {
    await Promise.all(children.map(endProcess))
    await own.close()
    await drop()
  }
  const failed = started.find((outcome) => outcome.status === 'rejected')
  if (failed) {
    // Whatever goes on would keep the tests from ending.
    await stop()
    throw failed.reason
  }
  return {
    publicUrl,
    a: caller(publicUrl, {}),
    b: caller(`http://localhost:${ports[1]}/`, {}),
    directory: own.directory,
    apiKey: own.newLocalKey,
    stop,
  }
}

async function startProcess(words: readonly string[]): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('killable-server.ts', import.meta.url)), words, { execArgv: [] })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('a process ended before it was ready')
    }),
  ])
  return child
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
