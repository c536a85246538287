import { afterAll, beforeAll, expect, test } from 'vitest'
import { findMessages } from '../../support/find-messages.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { at, boundKey, fine, member, type Organization, organization } from './organization-callers.ts'

let app: TestApp
let acme: Organization

beforeAll(async () => {
  app = await startTestApp()
  acme = await organization(app, 'acme')
})
afterAll(() => app.close())

test('REC-11 a person gets no more password mails by an administrator than by the public form', async () => {
  const key = await boundKey(app, acme)
  const bob = await member(app, acme, 'bob')
  const send = (id: string) => key('POST', at('organizations', acme.id, 'users', id, 'reset-password'))
  for (let mail = 0; mail < 5; mail += 1) fine(await send(bob.id), 204)
  const refused = await send(bob.id)
  expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await findMessages(app, bob.email)).toHaveLength(5)
})

test('and nobody counts against those of somebody who is no member', async () => {
  const key = await boundKey(app, acme)
  const globex = await organization(app, 'globex')
  const carol = await member(app, globex, 'carol')
  const path = (of: Organization) => at('organizations', of.id, 'users', carol.id, 'reset-password')
  for (let mail = 0; mail < 6; mail += 1) expect((await key('POST', path(acme))).status).toBe(404)
  fine(await app.v1('POST', path(globex)), 204)
})
