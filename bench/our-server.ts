// Rollcall as it is started in production, in a process of its own: audit, outbox, live grant check and rate limit on.
import type pg from 'pg'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config/config.ts'
import { readEnvironment } from '../src/config/env.ts'
import { freePort } from './free-port.ts'
import { followParent } from './parent-link.ts'
import { noticeSlowStatements } from './slow-statements.ts'

export interface OurSetup {
  readonly connection: pg.ClientConfig
  readonly rootKeyHex: string
  /** Statements that take longer are told to the parent; null for none. */
  readonly slowMs: number | null
}

export interface OurReady {
  readonly port: number
  readonly apiKey: string
  /** Makes its bearer the first owner. */
  readonly setupToken: string
}

followParent<OurSetup, OurReady>(async ({ connection, rootKeyHex, slowMs }) => {
  if (slowMs !== null) noticeSlowStatements(slowMs)
  const port = await freePort()
  const { server, newLocalKey, setupToken, close } = await createApp({
    config: readConfig(
      readEnvironment({
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        // The limiter counts every request and refuses none. Whom the load stands for, it says as a proxy would.
        API_RATE_LIMIT: '1000000:1000000',
        TRUSTED_PROXIES: '127.0.0.1',
      }),
    ),
    connection,
    rootKey: Buffer.from(rootKeyHex, 'hex'),
    logger: { level: 'info' },
    tls: null,
    keptLocalKey: null,
  })
  if (newLocalKey === null || setupToken === null) throw new Error('a new database must come with a key and no owner')
  await server.listen({ port, host: '127.0.0.1' })
  return { ready: { port, apiKey: newLocalKey, setupToken }, stop: close }
})
