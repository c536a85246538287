// The vendor's SDKs speak https only. Their `fetch` option lets them reach a server on plain http, and lets a test see
// what they did.
import { gunzipSync } from 'node:zlib'
import type { TestApp } from '../support/test-app.ts'

export interface Exchange {
  readonly status: number
  readonly retryAfterSeconds: number | null
  readonly askedAtMs: number
}

export interface SdkSettings {
  readonly domain: string
  readonly audience: string
  readonly clientId: string
  readonly clientSecret: string
  readonly fetch: typeof fetch
}

/** What both SDKs are made with, for a client that has these scopes, and a record of what they then exchange. */
export async function sdkSettings(app: TestApp, scopes: 'all' | string[] = 'all') {
  const audience = `${app.url}api/v2/`
  const { body } = await app.v1('POST', '/clients', { body: { name: 'SDK', machine: true, audience, scopes } })
  const exchanges: Exchange[] = []
  const settings: SdkSettings = {
    domain: new URL(app.url).host,
    audience,
    clientId: body.client_id,
    clientSecret: body.client_secret,
    fetch: async (address, init) => {
      const askedAtMs = performance.now()
      const answer = await fetch(String(address).replace(/^https:/, 'http:'), init)
      const after = answer.headers.get('retry-after')
      exchanges.push({ status: answer.status, retryAfterSeconds: after === null ? null : Number(after), askedAtMs })
      return answer
    },
  }
  return { settings, exchanges }
}

/** Asks again until the job has ended. */
export async function ended<Job extends { status: string }>(ask: () => Promise<Job>): Promise<Job> {
  for (let tries = 0; tries < 300; tries += 1) {
    const job = await ask()
    if (job.status === 'completed' || job.status === 'failed') return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the job did not end')
}

/** The lines of a finished export. */
export async function exportedLines(location: string | undefined): Promise<Record<string, unknown>[]> {
  if (location === undefined) throw new Error('the job has no location')
  const bytes = Buffer.from(await (await fetch(location)).arrayBuffer())
  // A file that is served as compressed content was unpacked on its way.
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
