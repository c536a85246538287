// The one client that stands for all applications of a tenant, as the vendor's tools know it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

async function globalClients() {
  return (await app.api('GET', '/clients?is_global=true&include_totals=true')).body
}

test('it is found by is_global alone, and stands in no other list', async () => {
  const { clients, total } = await globalClients()
  expect({ total, names: clients.map(({ name }: { name: string }) => name) }).toEqual({
    total: 1,
    names: ['All Applications'],
  })
  const [{ client_id }] = clients
  for (const query of ['', '?is_global=false', '?is_global=true&page=1']) {
    const { body } = await app.api('GET', `/clients${query}`)
    expect(body.map((each: { client_id: string }) => each.client_id)).not.toContain(client_id)
  }
})

test('its login page is kept and given back, and what makes a program is refused', async () => {
  const [{ client_id }] = (await globalClients()).clients
  const page = { custom_login_page_on: true, custom_login_page: '<html>Welcome</html>' }
  expect((await app.api('PATCH', `/clients/${client_id}`, { body: page })).body).toMatchObject({ client_id, ...page })
  const off = await app.api('PATCH', `/clients/${client_id}`, { body: { custom_login_page_on: false } })
  expect(off.body).toMatchObject({ ...page, custom_login_page_on: false })
  expect((await app.api('GET', `/clients/${client_id}`)).body).toMatchObject({ ...page, custom_login_page_on: false })
  const refused = await app.api('PATCH', `/clients/${client_id}`, { body: { grant_types: ['client_credentials'] } })
  expect(refused).toMatchObject({ status: 400, body: { errorCode: 'operation_not_supported' } })
})

test('it gets no token, whatever its secret opens elsewhere', async () => {
  const [{ client_id, client_secret }] = (await globalClients()).clients
  const body = { grant_type: 'client_credentials', client_id, client_secret, audience: `${app.url}api/v2/` }
  expect((await app.anonymous('POST', '/oauth/token', { body })).status).toBe(401)
})
