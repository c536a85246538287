import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let organizationId: string
let clientId: string
let path: string

beforeAll(async () => {
  app = await startTestApp()
  organizationId = (await app.api('POST', '/organizations', { body: { name: 'acme', display_name: 'Acme' } })).body.id
  clientId = await client({ organization_usage: 'allow', initiate_login_uri: 'https://app.example.com/login?x=1' })
  path = `/organizations/${organizationId}/invitations`
})
afterAll(() => app.close())

async function client(settings: object): Promise<string> {
  return (await app.api('POST', '/clients', { body: { name: 'Portal', ...settings } })).body.client_id
}

const invite = (email: string, more: object = {}, client_id = clientId) =>
  app.api('POST', path, { body: { inviter: { name: 'Alice' }, invitee: { email }, client_id, ...more } })

test('201 an invitation leads to where the client begins a sign-in, and can be read again', async () => {
  const { status, body } = await invite('Bob@example.com')
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.stringMatching(/^uinv_[A-Za-z0-9]{16}$/),
    client_id: clientId,
    inviter: { name: 'Alice' },
    invitee: { email: 'bob@example.com' },
    invitation_url: `https://app.example.com/login?x=1&invitation=${body.ticket_id}&organization=${organizationId}&organization_name=acme`,
    ticket_id: expect.stringMatching(/^[A-Za-z0-9]{48}$/),
    created_at: expect.any(String),
    expires_at: expect.any(String),
    organization_id: organizationId,
  })
  expect(Date.parse(body.expires_at) - Date.parse(body.created_at)).toBe(604_800_000)
  expect((await app.api('GET', `${path}/${body.id}`)).body).toEqual(body)
  expect((await app.api('GET', `${path}/${body.id}?fields=id,ticket_id&include_fields=false`)).body).not.toHaveProperty(
    'ticket_id',
  )
})

test('a client without a beginning of its own gets our page, and the mail holds another ticket', async () => {
  const { body } = await invite('carol@example.com', { ttl_sec: 60 }, await client({ organization_usage: 'require' }))
  expect(body.invitation_url).toBe(`${app.app.directory.publicUrl}u/invitation?ticket=${body.ticket_id}`)
  expect(Date.parse(body.expires_at) - Date.parse(body.created_at)).toBe(60_000)
})

test('invitations are listed newest first, without a total, and 204 withdrawn', async () => {
  const other = (await app.api('POST', '/organizations', { body: { name: 'listed' } })).body.id
  const own = `/organizations/${other}/invitations`
  const made = []
  for (const email of ['one@example.com', 'two@example.com']) {
    const body = { inviter: { name: 'Alice' }, invitee: { email }, client_id: clientId, send_invitation_email: false }
    made.push((await app.api('POST', own, { body })).body)
  }
  expect((await app.api('GET', own)).body).toEqual([made[1], made[0]])
  const sorted = await app.api('GET', `${own}?sort=created_at:1&include_totals=true&per_page=10`)
  expect(sorted.body).toEqual({ invitations: made, start: 0, limit: 2 })
  const one = `${own}/${made[0].id}`
  expect((await app.api('GET', `${path}/${made[0].id}`)).status).toBe(404)
  expect((await app.api('DELETE', `${path}/${made[0].id}`)).status).toBe(404)
  expect((await app.api('DELETE', one)).status).toBe(204)
  for (const method of ['GET', 'DELETE'])
    expect((await app.api(method, one)).body).toEqual({
      statusCode: 404,
      error: 'Not Found',
      message: 'The invitation does not exist.',
      errorCode: 'inexistent_invitation',
    })
  expect((await app.api('GET', own)).body).toEqual([made[1]])
})

test('400 what the invitation names must be there and allow it', async () => {
  const refused = async (more: object, client_id?: string) => (await invite('dan@example.com', more, client_id)).status
  expect(await refused({}, 'unknown')).toBe(400)
  expect(await refused({}, await client({ organization_usage: 'deny' }))).toBe(400)
  expect(await refused({ connection_id: 'con_0000000000000000' })).toBe(400)
  expect(await refused({ ttl_sec: 2_592_001 })).toBe(400)
  expect(await refused({ roles: ['rol_0000000000000000'] })).toBe(404)
  expect(await refused({ app_metadata: { user_id: 'auth0|x' } })).toBe(400)
  expect((await invite('no address')).status).toBe(400)
  const nowhere = '/organizations/org_0000000000000000/invitations'
  expect((await app.api('GET', nowhere)).status).toBe(404)
  expect((await app.api('GET', `${path}?sort=email:1`)).status).toBe(400)
})

test('an invitation of the other API shows its state, and its link only once', async () => {
  const own = `/organizations/${organizationId}/invitations`
  const made = await app.v1('POST', own, { body: { email: 'erin@example.com', inviterName: 'Alice' } })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ email: 'erin@example.com', state: 'pending', clientId: null, acceptedAt: null })
  expect(made.body.link).toContain('/u/invitation?ticket=')
  const [listed] = (await app.v1('GET', own)).body.data
  const { link: _, ...shown } = made.body
  expect(listed).toEqual(shown)
  expect((await app.v1('DELETE', `${own}/${made.body.id}`)).status).toBe(204)
  expect((await app.v1('DELETE', `${own}/${made.body.id}`)).status).toBe(404)
})

test('AUZ-02 whoever may not give roles to members invites without any', async () => {
  const { id } = (await app.api('POST', '/roles', { body: { name: 'Billing of invitations' } })).body
  const token = await app.token(['create:organization_invitations'])
  const invites = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
  const body = (email: string, more: object = {}) => ({
    body: {
      inviter: { name: 'Alice' },
      invitee: { email },
      client_id: clientId,
      send_invitation_email: false,
      ...more,
    },
  })
  const refused = await invites('POST', path, body('una@example.com', { roles: [id] }))
  expect(refused.body, refused.text).toMatchObject({ statusCode: 403, errorCode: 'insufficient_scope' })
  expect((await invites('POST', path, body('una@example.com', { roles: [] }))).status).toBe(201)
})
