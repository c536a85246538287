import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const rounds = 20

interface Change {
  readonly method: 'PUT' | 'PATCH'
  readonly path: string
  readonly body: unknown
}

async function changeAtOnce(...changes: readonly Change[]): Promise<void> {
  const answers = await Promise.all(changes.map(({ method, path, body }) => app.api(method, path, { body })))
  expect(answers.map(({ status }) => status)).toEqual(changes.map(() => 200))
}

const switched = (name: string, enabled: boolean): Change => ({
  method: 'PUT',
  path: `/guardian/factors/${name}`,
  body: { enabled },
})

const patched = (path: string, body: unknown): Change => ({ method: 'PATCH', path, body })

async function enabledFactors(): Promise<string[]> {
  const { body } = await app.api('GET', '/guardian/factors')
  return (body as unknown as { name: string; enabled: boolean }[])
    .filter(({ enabled }) => enabled)
    .map(({ name }) => name)
}

test.each([
  ['that Rollcall has', 'otp', 'email', false],
  ['that are kept alone', 'sms', 'duo', true],
])('200 two factors %s are switched at once, and both stay so', async (_, one, other, enabled) => {
  for (let round = 0; round < rounds; round += 1) {
    await changeAtOnce(switched(one, !enabled))
    await changeAtOnce(switched(other, !enabled))
    await changeAtOnce(switched(one, enabled), switched(other, enabled))
    const now = await enabledFactors()
    expect([one, other].map((name) => now.includes(name))).toEqual([enabled, enabled])
  }
})

const pairs: readonly [path: string, one: (round: number) => object, other: (round: number) => object][] = [
  ['/tenants/settings', (n) => ({ sandbox_version: `${n}` }), (n) => ({ support_email: `help${n}@example.com` })],
  [
    '/branding',
    (n) => ({ favicon_url: `https://example.com/${n}.ico` }),
    (n) => ({ font: { url: `https://example.com/${n}.woff` } }),
  ],
  ['/prompts', (n) => ({ identifier_first: n % 2 === 0 }), (n) => ({ webauthn_platform_first_factor: n % 2 === 0 })],
  ['/attack-protection/brute-force-protection', (n) => ({ max_attempts: n + 1 }), (n) => ({ enabled: n % 2 === 0 })],
  [
    '/attack-protection/suspicious-ip-throttling',
    (n) => ({ allowlist: [`192.0.2.${n}`] }),
    (n) => ({ enabled: n % 2 === 0 }),
  ],
  [
    '/attack-protection/bot-detection',
    (n) => ({ allowlist: [`192.0.2.${n}`] }),
    (n) => ({ monitoring_mode_enabled: n % 2 === 0 }),
  ],
  ['/emails/provider', (n) => ({ default_from_address: `post${n}@example.com` }), (n) => ({ enabled: n % 2 === 0 })],
  ['/email-templates/verify_email', (n) => ({ subject: `Hello ${n}` }), (n) => ({ enabled: n % 2 === 0 })],
]

test.each(pairs)('200 two changes of different fields of %s at once both survive', async (path, one, other) => {
  await app.api('POST', '/emails/provider', { body: provider })
  await app.api('POST', '/email-templates', { body: template })
  for (let round = 0; round < rounds; round += 1) {
    await changeAtOnce(patched(path, one(round)), patched(path, other(round)))
    const shown = await app.api('GET', path === '/emails/provider' ? `${path}?fields=${providerFields}` : path)
    expect(shown.body).toMatchObject({ ...one(round), ...other(round) })
  }
})

const providerFields = 'default_from_address,enabled'

const provider = {
  name: 'smtp',
  default_from_address: 'post@example.com',
  credentials: { smtp_host: 'mail.example.com', smtp_port: 587, smtp_user: 'acme', smtp_pass: 'a secret' },
}

const template = {
  template: 'verify_email',
  body: '<p>{{ url }}</p>',
  from: 'post@example.com',
  subject: 'Hello',
  syntax: 'liquid',
  enabled: true,
}
