// The whole product on a port of its own, over a database of its own: what a test of a face, an SDK or a browser needs.
import { type App, type AppOptions, createApp } from '../../src/app.ts'
import type { Config } from '../../src/config/config.ts'
import { readConfig } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { Hashing } from '../../src/passwords/hashing.ts'
import { createHashingLane } from '../../src/passwords/hashing-lane.ts'
import { checkAnswers } from './checked-answers.ts'
import { freePort } from './free-port.ts'
import { createInstalledDatabase } from './installed-database.ts'
import { trustedCertificate } from './test-certificate.ts'

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
  readonly body: any
  readonly text: string
  readonly headers: Headers
}

export interface CallOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Sent instead of a JSON body, as it is. */
  readonly raw?: string | Uint8Array | FormData
}

export type Caller = (method: string, path: string, options?: CallOptions) => Promise<Answer>

export interface TestApp {
  /** Ends with a slash. */
  readonly url: string
  readonly app: App
  /** For whoever looks at the rows themselves. */
  readonly connection: AppOptions['connection']
  readonly setupUrl: string
  /** May do everything on `/api/v1`. */
  readonly apiKey: string
  readonly clock: SettableClock
  /** Without credentials. */
  readonly anonymous: Caller
  /** `/api/v2` with every scope; the path begins after it. */
  readonly api: Caller
  /** `/api/v1` with every permission; the path begins after it. */
  readonly v1: Caller
  /** A bearer token with just these scopes of the Management API; all of them when left out. */
  token(scopes?: readonly string[]): Promise<string>
  /** Another process, as good as: a pool of its own over the same database, under the same public address and clock. */
  startTwin(): Promise<TwinApp>
  /** Its twins too. */
  close(): Promise<void>
}

export interface TwinApp {
  /** Where this one listens; links and issuers name the first one's. */
  readonly url: string
  readonly app: App
  readonly anonymous: Caller
  readonly api: Caller
}

export interface SettableClock extends Clock {
  /** How far ahead of the real time the clock stands. */
  aheadMs: number
}

/** Tests hash as cheaply as argon2 allows; what a hash costs is tested where hashes are. */
const cheapHashing: Hashing = {
  lane: createHashingLane({ width: 2, maxWaitMs: 10_000 }),
  cost: { memoryKiB: 64, passes: 1, lanes: 1 },
}

/** With `https: 'self-signed'` it serves https, by a certificate that this process trusts. */
export async function startTestApp(
  settings: Partial<Config> = {},
  logger: AppOptions['logger'] = { level: 'error' },
): Promise<TestApp> {
  const { connection, rootKey, localKey, drop } = await createInstalledDatabase(settings.poolMode ?? 'shared')
  const installation = { connection, rootKey, clock: settableClock(), keptLocalKey: localKey }
  const served = await serve(installation, settings, logger)
  const { app, config, baseUrl: url } = served
  const apiKey = app.newLocalKey ?? localKey
  if (apiKey === null) throw new Error('a fresh database gave no local key')
  const anonymous = caller(url, {})
  const v1 = caller(`${url}api/v1`, { 'x-api-key': apiKey })
  const token = (scopes?: readonly string[]) => machineToken(anonymous, v1, url, scopes)
  const everything = await token()
  const twins: Awaited<ReturnType<typeof serve>>[] = []
  return {
    url,
    app,
    connection,
    setupUrl: `${url}console/setup#token=${app.setupToken}`,
    apiKey,
    clock: installation.clock,
    anonymous,
    api: caller(`${url}api/v2`, { authorization: `Bearer ${everything}` }),
    v1,
    token,
    startTwin: async () => {
      const twin = await serve({ ...installation, keptLocalKey: apiKey }, { ...config, publicUrl: url }, logger)
      twins.push(twin)
      const { baseUrl } = twin
      return {
        url: baseUrl,
        app: twin.app,
        anonymous: caller(baseUrl, {}),
        api: caller(`${baseUrl}api/v2`, { authorization: `Bearer ${everything}` }),
      }
    },
    close: async () => {
      await Promise.all([app, ...twins.map((twin) => twin.app)].map((each) => each.close()))
      await drop()
      for (const { answers } of [served, ...twins]) answers.done()
    },
  }
}

interface TestInstallation {
  readonly connection: AppOptions['connection']
  readonly rootKey: Buffer
  readonly clock: SettableClock
  readonly keptLocalKey: string | null
}

async function serve(installation: TestInstallation, settings: Partial<Config>, logger: AppOptions['logger']) {
  const port = await freePort()
  const https = settings.https === 'self-signed' ? { HTTPS: 'self-signed' } : {}
  const config = {
    ...readConfig(readEnvironment({ PORT: String(port), LOG_LEVEL: 'error', DATABASE_POOL: '3', ...https })),
    ...settings,
  }
  const tls = config.https === null ? null : (await trustedCertificate()).tls
  const answers = checkAnswers()
  const app = await createApp({
    ...installation,
    config,
    logger,
    tls,
    hashing: cheapHashing,
    prepareServer: answers.watch,
  })
  await app.server.listen({ port, host: '127.0.0.1' })
  return { app, config, answers, baseUrl: `${tls === null ? 'http' : 'https'}://localhost:${port}/` }
}

function settableClock(): SettableClock {
  const clock = { aheadMs: 0, now: () => new Date(Date.now() + clock.aheadMs) }
  return clock
}

export function caller(base: string, credentials: Readonly<Record<string, string>>): Caller {
  return async (method, path, { body, headers, raw } = {}) => {
    const response = await fetch(base + (base.endsWith('/') ? path.replace(/^\//, '') : path), {
      method,
      redirect: 'manual',
      headers: { ...credentials, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(raw === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: raw }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return {
      status: response.status,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
      text,
      headers: response.headers,
    }
  }
}

async function machineToken(anonymous: Caller, v1: Caller, url: string, scopes?: readonly string[]): Promise<string> {
  const audience = `${url}api/v2/`
  const client = await v1('POST', '/clients', {
    body: { name: 'Test machine', machine: true, audience, scopes: scopes ?? 'all' },
  })
  if (client.status !== 201) throw new Error(`no client: ${client.status} ${client.text}`)
  const { client_id, client_secret } = client.body
  const token = await anonymous('POST', '/oauth/token', {
    body: { grant_type: 'client_credentials', client_id, client_secret, audience },
  })
  if (token.status !== 200) throw new Error(`no token: ${token.status} ${token.text}`)
  return token.body.access_token
}
