// One installation that several processes serve: a database, a root key, and as many apps over it as a test asks for.
import { randomBytes } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import type pg from 'pg'
import { type App, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'
import { createTestDatabase } from '../support/test-server.ts'

export interface Installation {
  readonly connection: pg.ClientConfig
  /** Ends with a slash; all processes are reached under it. */
  readonly publicUrl: string
  /** Another process over the same database. */
  start(): Promise<App>
  /** Closes every process and drops the database. */
  remove(): Promise<void>
}

export async function installation(): Promise<Installation> {
  const { connection, drop } = await createTestDatabase()
  const config = readConfig(readEnvironment({ LOG_LEVEL: 'silent', DATABASE_POOL: '3' }))
  const rootKey = randomBytes(32)
  const apps: App[] = []
  return {
    connection,
    publicUrl: config.publicUrl,
    start: async () => {
      const logger = { level: config.logLevel }
      const app = await createApp({ config, connection, rootKey, logger, tls: null, keptLocalKey: null })
      apps.push(app)
      return app
    },
    remove: async () => {
      await Promise.all(apps.map((app) => app.close()))
      await drop()
    },
  }
}

/** A machine's token and the id of what grants it, made through one of the processes. */
export async function machineToken(app: App, { publicUrl }: Installation, apiKey: string) {
  const audience = `${publicUrl}api/v2/`
  const client = await call(app, 'POST', '/api/v1/clients', {
    headers: { 'x-api-key': apiKey },
    payload: { name: 'Machine', machine: true, audience, scopes: 'all' },
  })
  const { client_id, client_secret } = client.body
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const answer = await call(app, 'POST', '/oauth/token', { payload: grant })
  return { clientId: client_id as string, token: answer.body.access_token as string }
}

export async function call(app: App, method: string, url: string, more: InjectOptions = {}) {
  const answer = await app.server.inject({ ...more, method: method as 'GET', url })
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
  const body: any = answer.headers['content-type']?.toString().includes('json') ? answer.json() : undefined
  return { status: answer.statusCode, body, text: answer.body, headers: answer.headers }
}
