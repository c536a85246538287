// What makes protection weaker is confirmed each time, by whatever door it comes, and only where it could be done.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { type ConsoleBrowser, password, signedInAs } from './console-browser.ts'

let app: TestApp
let owner: ConsoleBrowser
beforeAll(async () => {
  app = await startTestApp()
  owner = await signedInAs(app, await operator('owner'), 'stale')
})
afterAll(() => app.close())

async function operator(role: string): Promise<string> {
  return (await app.v1('POST', '/operators', { body: { email: `${role}@example.com`, password, role } })).body.id
}

const weakens = (name: string) => ({ status: 403, body: { code: 'step_up_required', weakens: [name] } })

describe.each([
  [
    'an organization',
    async () => `/organizations/${(await app.v1('POST', '/organizations', { body: { name: 'acme' } })).body.id}`,
  ],
  ['a role', async () => `/roles/${(await app.api('POST', '/roles', { body: { name: 'Billing' } })).body.id}/mfa`],
])('the days of grace of %s', (_what, made) => {
  let path: string
  beforeAll(async () => {
    path = await made()
  })
  const change = (mfaGraceDays: number) => owner.call('PATCH', path, { body: { requiresMfa: true, mfaGraceDays } })

  test('are given without a proof as the rule begins, and are taken back without one', async () => {
    expect((await change(7)).status).toBe(200)
    expect((await change(3)).status).toBe(200)
  })

  test('are confirmed where the rule stands and they would end later', async () => {
    expect(await change(7)).toMatchObject(weakens('mfaGraceDays'))
  })

  test('are over without a proof, and stay over though the last ones ended before', async () => {
    expect((await change(0)).status).toBe(200)
    expect((await change(0)).status).toBe(200)
  })
})

describe('a change of the settings that would be refused', () => {
  let security: ConsoleBrowser
  beforeAll(async () => {
    security = await signedInAs(app, await operator('security'), 'stale')
  })

  test.each([
    ['what is not theirs', { auditRetentionDays: 30 }, 'insufficient_scope'],
    ['acts that ask for more, which are the owner’s', { raisedGrades: { suspend: 'T3' } }, 'not_permitted'],
    ['letting support act as people, which is the owner’s', { supportImpersonates: true }, 'not_permitted'],
  ])('asks for no proof: %s', async (_what, body, code) => {
    expect(await security.call('PATCH', '/settings', { body })).toMatchObject({ status: 403, body: { code } })
  })

  test('and what is theirs does', async () => {
    const refused = await security.call('PATCH', '/settings', { body: { mfaGraceDays: 14 } })
    expect(refused).toMatchObject(weakens('mfaGraceDays'))
  })
})
