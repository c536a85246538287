import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { bearer, fine, machineToken, type Tenant, tenant } from './tenants.ts'

let app: TestApp
let acme: Tenant
let globex: Tenant
let machine: Caller

beforeAll(async () => {
  app = await startTestApp({ poolMode: 'isolated' })
  acme = await tenant(app, 'acme')
  globex = await tenant(app, 'globex')
  machine = bearer(app, await machineToken(app))
})
afterAll(() => app.close())

const users = (of: Tenant) => `/${of.id}/admin/users`

test('TEN-06 the same address is another person in each tenant, and nobody is told of the other', async () => {
  const body = { email: 'alice@example.com', name: 'Alice', role: 'member' }
  const first = fine(await machine('POST', users(acme), { body }), 201)
  const second = fine(await machine('POST', users(globex), { body: { ...body, name: 'Other Alice' } }), 201)
  expect(second.id).not.toBe(first.id)
  for (const [of, who] of [
    [acme, first],
    [globex, second],
  ] as const) {
    expect(fine(await machine('GET', users(of)), 200)).toEqual([who])
    expect((await machine('POST', users(of), { body })).status).toBe(409)
  }
  expect((await machine('GET', `${users(globex)}/${encodeURIComponent(first.id)}`)).status).toBe(404)
})

test('of many who attach a new address at once one makes the account', async () => {
  const body = { email: 'bob@example.com', role: 'admin' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => machine('POST', users(acme), { body })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(19).fill(409)])
})

test('nobody is removed from the only tenant they can be in, and a role is changed as anywhere', async () => {
  const { id } = fine(await machine('POST', users(acme), { body: { email: 'dan@example.com', role: 'member' } }), 201)
  const path = `${users(acme)}/${encodeURIComponent(id)}`
  const removed = await machine('DELETE', path)
  expect([removed.status, removed.body.code]).toEqual([409, 'only_organization'])
  expect(fine(await machine('PUT', path, { body: { role: 'admin' } }), 200).tenantRole).toBe('admin')
})
