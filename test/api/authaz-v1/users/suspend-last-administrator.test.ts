import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { at, boundKey, member, organization } from '../organization-callers.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('AUZ-09 who suspends the last administrator for the directory is told what else keeps them out', async () => {
  const acme = await organization(app, 'acme')
  const alice = await member(app, acme, 'alice', true)
  const here = at('organizations', acme.id, 'users', alice.id)
  const instead = /end their sessions, send a new password, or make somebody else an administrator first/
  const answers = [
    await app.v1('POST', at('users', alice.id, 'suspend'), { body: {} }),
    await app.v1('PATCH', here, { body: { isActive: false } }),
  ]
  for (const { status, body } of answers) {
    expect([status, body.code]).toEqual([409, 'last_administrator'])
    expect(body.detail ?? body.message).toMatch(instead)
  }
  const vendors = await app.api('PATCH', `/users/${encodeURIComponent(alice.id)}`, { body: { blocked: true } })
  expect([vendors.status, vendors.body.message]).toEqual([409, expect.stringMatching(instead)])
  const key = await boundKey(app, acme)
  const confined = await key('PATCH', here, { body: { isActive: false } })
  expect([confined.status, confined.body.detail ?? confined.body.message]).toEqual([
    409,
    expect.not.stringMatching(instead),
  ])
})
