import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let portal: string
let shop: string
beforeAll(async () => {
  app = await startTestApp()
  portal = await client({ name: 'Portal', app_type: 'regular_web', organization_usage: 'allow' })
  shop = await client({ name: 'Shop' })
})
afterAll(() => app.close())

async function client(body: object): Promise<string> {
  return (await app.api('POST', '/clients', { body })).body.client_id
}

async function organization(name: string): Promise<string> {
  return (await app.api('POST', '/organizations', { body: { name } })).body.id
}

const clientsOf = (id: string) => `/organizations/${id}/clients`

test('201 clients are added with their choice, listed by checkpoint, changed and 204 removed', async () => {
  const path = clientsOf(await organization('acme'))
  expect((await app.api('GET', path)).body).toEqual({ clients: [] })
  const clients = [
    { client_id: portal, use_for_member_access: true },
    { client_id: shop, use_for_member_access: false },
  ]
  const added = await app.api('POST', path, { body: { clients } })
  expect(added.status).toBe(201)
  expect(added.body).toContainEqual({
    client_id: portal,
    use_for_member_access: true,
    client: {
      name: 'Portal',
      app_type: 'regular_web',
      is_first_party: true,
      grant_types: expect.arrayContaining(['authorization_code']),
      organization_usage: 'allow',
    },
  })
  const first = (await app.api('GET', `${path}?take=1`)).body
  const second = (await app.api('GET', `${path}?take=1&from=${first.next}`)).body
  const ids = [...first.clients, ...second.clients].map(({ client_id }: { client_id: string }) => client_id)
  expect([ids.sort(), second.next]).toEqual([[portal, shop].sort(), undefined])
  const changed = await app.api('PATCH', `${path}/${shop}`, { body: { use_for_member_access: true } })
  expect([changed.status, changed.body.use_for_member_access]).toEqual([200, true])
  expect((await app.api('GET', `${path}/${shop}`)).body).toEqual(changed.body)
  for (const _ of [1, 2]) {
    expect((await app.api('DELETE', path, { body: { clients: [shop] } })).status).toBe(204)
  }
  expect((await app.api('GET', `${path}/${shop}`)).status).toBe(404)
  expect((await app.api('GET', path)).body.clients).toHaveLength(1)
})

test('the list of organizations tells what each chose for a client that is named', async () => {
  const [id, other] = [await organization('choosing'), await organization('not-choosing')]
  const clients = [{ client_id: portal, use_for_member_access: false }]
  await app.api('POST', clientsOf(id), { body: { clients } })
  const query = `take=100&include_client_association_for=${portal}`
  const { organizations } = (await app.api('GET', `/organizations?${query}`)).body
  const found = (wanted: string) => organizations.find((each: { id: string }) => each.id === wanted)
  expect(found(id).client).toEqual({ use_for_member_access: false })
  expect(found(other)).not.toHaveProperty('client')
  const plain = (await app.api('GET', '/organizations?take=100')).body.organizations
  expect(plain.some((each: object) => 'client' in each)).toBe(false)
})

test('404 one unknown client and none is added, and a client of another organization is no client here', async () => {
  const [id, other] = [await organization('strict'), await organization('stricter')]
  const both = [portal, 'unknown'].map((client_id) => ({ client_id, use_for_member_access: true }))
  expect((await app.api('POST', clientsOf(id), { body: { clients: both } })).status).toBe(404)
  expect((await app.api('GET', clientsOf(id))).body).toEqual({ clients: [] })
  await app.api('POST', clientsOf(other), { body: { clients: both.slice(0, 1) } })
  for (const [method, body] of [['GET'], ['PATCH', { use_for_member_access: false }]] as const) {
    const answer = await app.api(method, `${clientsOf(id)}/${portal}`, body === undefined ? {} : { body })
    expect(answer.status, method).toBe(404)
  }
  expect((await app.api('GET', `${clientsOf(other)}/${portal}`)).body.use_for_member_access).toBe(true)
  expect((await app.api('GET', clientsOf('org_none'))).status).toBe(404)
  const twice = [true, false].map((use_for_member_access) => ({ client_id: shop, use_for_member_access }))
  expect((await app.api('POST', clientsOf(id), { body: { clients: twice } })).body).toMatchObject([
    { client_id: shop, use_for_member_access: false },
  ])
})

test('403 each call needs its own scope', async () => {
  const path = clientsOf(await organization('guarded'))
  const reader = caller(`${app.url}api/v2`, {
    authorization: `Bearer ${await app.token(['read:organization_clients'])}`,
  })
  expect((await reader('GET', path)).status).toBe(200)
  const body = { clients: [{ client_id: portal, use_for_member_access: true }] }
  expect((await reader('POST', path, { body })).status).toBe(403)
  expect((await reader('DELETE', path, { body: { clients: [portal] } })).status).toBe(403)
  expect((await reader('PATCH', `${path}/${portal}`, { body: { use_for_member_access: true } })).status).toBe(403)
})
