import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let staff: string
let google: string

beforeAll(async () => {
  app = await startTestApp()
  staff = (await app.api('POST', '/connections', { body: { name: 'staff', strategy: 'auth0' } })).body.id
  google = (await app.api('POST', '/connections', { body: { name: 'google', strategy: 'google-oauth2' } })).body.id
})
afterAll(() => app.close())

async function organization(name: string): Promise<string> {
  return (await app.api('POST', '/organizations', { body: { name } })).body.id
}

test('201 a connection is enabled, found, changed, listed and 204 disabled', async () => {
  const path = `/organizations/${await organization('acme')}/enabled_connections`
  const made = await app.api('POST', path, {
    body: { connection_id: staff, assign_membership_on_login: true, is_signup_enabled: true },
  })
  const shown = {
    connection_id: staff,
    assign_membership_on_login: true,
    show_as_button: true,
    is_signup_enabled: true,
    connection: { name: 'staff', strategy: 'auth0' },
  }
  expect([made.status, made.body]).toEqual([201, shown])
  expect((await app.api('GET', `${path}/${staff}`)).body).toEqual(shown)
  const changed = await app.api('PATCH', `${path}/${staff}`, { body: { is_signup_enabled: false } })
  expect(changed.body).toEqual({ ...shown, is_signup_enabled: false })
  const listed = await app.api('GET', `${path}?include_totals=true&per_page=20`)
  expect(listed.body).toEqual({ enabled_connections: [changed.body], start: 0, limit: 1, total: 1 })
  expect((await app.api('POST', path, { body: { connection_id: staff } })).status).toBe(409)
  for (const _ of [1, 2]) expect((await app.api('DELETE', `${path}/${staff}`)).status).toBe(204)
  expect((await app.api('GET', `${path}/${staff}`)).status).toBe(404)
  expect((await app.api('GET', path)).body).toEqual([])
})

test('400 sign-up is opened only for databases whose people become members', async () => {
  const path = `/organizations/${await organization('strict')}/enabled_connections`
  const message = 'Only database connections with assign_membership_on_login = true support is_signup_enabled = true.'
  for (const body of [
    { connection_id: staff, is_signup_enabled: true },
    { connection_id: google, assign_membership_on_login: true, is_signup_enabled: true },
  ]) {
    const refused = await app.api('POST', path, { body })
    expect(refused.body).toEqual({ statusCode: 400, error: 'Bad Request', message, errorCode: 'invalid_body' })
  }
  await app.api('POST', path, {
    body: { connection_id: staff, assign_membership_on_login: true, is_signup_enabled: true },
  })
  const change = { assign_membership_on_login: false }
  expect((await app.api('PATCH', `${path}/${staff}`, { body: change })).body.message).toBe(message)
})

test('an organization may be made with its connections, and an unknown one makes none', async () => {
  const enabled_connections = [{ connection_id: staff, assign_membership_on_login: true }, { connection_id: google }]
  const made = await app.api('POST', '/organizations', { body: { name: 'ready', enabled_connections } })
  expect(made.body.enabled_connections).toMatchObject([
    { connection_id: staff, is_signup_enabled: false },
    { connection_id: google, show_as_button: true },
  ])
  expect(made.body.enabled_connections[1]).not.toHaveProperty('is_signup_enabled')
  const unknown = [{ connection_id: 'con_0000000000000000' }]
  const body = { name: 'half', enabled_connections: unknown }
  expect((await app.api('POST', '/organizations', { body })).status).toBe(400)
  expect((await app.api('GET', '/organizations/name/half')).status).toBe(404)
})

test('the newer paths also know connections that are switched off', async () => {
  const id = await organization('switched')
  const path = `/organizations/${id}/connections`
  const made = await app.api('POST', path, { body: { connection_id: staff, is_enabled: false } })
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({ connection_id: staff, is_enabled: false, organization_access_level: 'none' }),
  ])
  expect((await app.api('GET', `/organizations/${id}/enabled_connections`)).body).toEqual([])
  expect((await app.api('GET', `${path}?is_enabled=true&include_totals=true`)).body).toEqual({
    connections: [],
    start: 0,
    limit: 50,
    total: 0,
  })
  const switchedOn = await app.api('PATCH', `${path}/${staff}`, { body: { is_enabled: true } })
  expect(switchedOn.body).toEqual({ ...made.body, is_enabled: true })
  expect((await app.api('GET', `${path}/${staff}`)).body).toEqual(switchedOn.body)
  expect((await app.api('DELETE', `${path}/${staff}`)).status).toBe(204)
})

test('404 an unknown organization has no connections', async () => {
  const path = '/organizations/org_0000000000000000/enabled_connections'
  expect((await app.api('GET', path)).status).toBe(404)
  expect((await app.api('POST', path, { body: { connection_id: staff } })).status).toBe(404)
  expect((await app.api('DELETE', `${path}/${staff}`)).status).toBe(404)
})
