import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { person } from '../oauth/person-client.ts'
import { bearer, fine, machineToken, type Tenant, tenant } from './tenants.ts'

let app: TestApp
let acme: Tenant
let globex: Tenant
let machine: Caller

beforeAll(async () => {
  app = await startTestApp()
  acme = await tenant(app, 'acme')
  globex = await tenant(app, 'globex')
  machine = bearer(app, await machineToken(app))
})
afterAll(() => app.close())

let made = 0
const fresh = (name: string) => `${name}${++made}@example.com`
const users = (of: Tenant) => `/${of.id}/admin/users`
const user = (of: Tenant, id: string) => `${users(of)}/${encodeURIComponent(id)}`
const attach = (of: Tenant, body: object) => machine('POST', users(of), { body })
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
const listed = async (of: Tenant): Promise<any[]> => fine(await machine('GET', users(of)), 200)

test('S001-12 POST creates an account when the address is unknown, and the directory knows it', async () => {
  const email = fresh('alice')
  const { status, body, headers } = await attach(acme, { email, name: 'Alice', role: 'member' })
  expect([status, body]).toEqual([
    201,
    { id: expect.stringMatching(/^auth0\|/), email, name: 'Alice', blocked: false, lastLogin: null, tenantRole: 'member' },
  ])
  expect(headers.get('location')).toBe(`/api${user(acme, body.id)}`)
  expect(await app.api('GET', `/users/${encodeURIComponent(body.id)}`)).toMatchObject({
    status: 200,
    body: { email, name: 'Alice', email_verified: false },
  })
})
