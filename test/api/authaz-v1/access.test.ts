import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson } from '../../login/people.ts'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { signedIn } from './console-browser.ts'

const invoices = 'https://invoices.example.com'
let app: TestApp
let people: Record<'alice' | 'bob' | 'carol', string>
let editor: string
let acme: string

beforeAll(async () => {
  app = await startTestApp()
  const add = (name: string) => addPerson(app, `${name}@example.com`)
  people = { alice: await add('alice'), bob: await add('bob'), carol: await add('carol') }
  const scopes = [{ value: 'read:invoices' }, { value: 'pay:invoices', description: 'Pays' }]
  await app.api('POST', '/resource-servers', { body: { identifier: invoices, name: 'Invoices', scopes } })
  editor = (await app.v1('POST', '/roles', { body: { name: 'Editor' } })).body.id
  const add2 = [{ resourceServer: invoices, name: 'pay:invoices' }]
  expect((await app.v1('PATCH', `/roles/${editor}/permissions`, { body: { add: add2 } })).status).toBe(204)
  acme = (await app.api('POST', '/organizations', { body: { name: 'acme' } })).body.id
  for (const userId of [people.alice, people.bob]) {
    await app.v1('POST', `/organizations/${acme}/members`, { body: { userId } })
  }
  const assign = (body: object) => app.v1('POST', '/role-assignments', { body })
  await assign({ userId: people.alice, roleId: editor })
  await assign({ userId: people.alice, roleId: editor, organizationId: acme })
  await assign({ userId: people.bob, roleId: editor, organizationId: acme })
  const permissions = [{ resource_server_identifier: invoices, permission_name: 'pay:invoices' }]
  await app.api('POST', `/users/${encodeURIComponent(people.carol)}/permissions`, { body: { permissions } })
})
afterAll(() => app.close())

interface Held {
  readonly user: { readonly id: string }
  readonly role: { readonly name: string } | null
  readonly organization: { readonly name: string } | null
}

const whoCan = (query: string) => app.v1('GET', `/access/who-can?${query}`)
const ways = (held: readonly Held[]) =>
  held.map(({ user, role, organization }) => [user.id, role?.name ?? 'direct', organization?.name ?? 'everywhere'])

const everyWay = () =>
  [
    [people.alice, 'Editor', 'everywhere'],
    [people.alice, 'Editor', 'acme'],
    [people.bob, 'Editor', 'acme'],
    [people.carol, 'direct', 'everywhere'],
  ].toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1))

test('J12 who can: everybody in effect, each with the way, directly, by a role, or inside an organization', async () => {
  const { body } = await whoCan('permission=pay:invoices')
  expect(ways(body.data).toSorted()).toEqual(everyWay().toSorted())
  expect(body.data[0].factors).toEqual([])
  expect(ways((await whoCan(`role=${editor}`)).body.data)).toHaveLength(3)
  expect(ways((await whoCan('permission=pay:invoices&organization=acme')).body.data)).toHaveLength(2)
  expect((await whoCan('permission=read:invoices')).body.data).toEqual([])
})

test('the answer to who can is exported with every way, and the log tells what was asked', async () => {
  const path = '/access/who-can/export?permission=pay:invoices'
  const { status, text, headers } = await app.v1('GET', path)
  expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="who-can.csv"'])
  const [head, ...lines] = text.trimEnd().split('\r\n')
  expect(head).toBe('user_id,name,email,role,how,since,until,mfa,last_sign_in,last_used')
  expect(lines).toHaveLength(everyWay().length)
  const { data } = (await app.v1('GET', '/audit/events?type=list.export_finished')).body
  const records = lines.length
  expect(data[0]).toMatchObject({ subject: null, changes: { list: 'who-can', narrowedBy: ['permission'], records } })
  const inside = (await app.v1('GET', `${path}&organization=acme`)).text
  expect(inside.trimEnd().split('\r\n')).toHaveLength(3)
  expect((await app.v1('GET', '/access/who-can/export')).body.errors).toHaveProperty('permission')
  const few = await signedIn(app, 'support', 'kim.of.support@example.com')
  expect((await few.call('GET', path)).status).toBe(403)
  const auditor = await signedIn(app, 'auditor', 'lee.the.auditor@example.com')
  expect((await auditor.call('GET', path)).status).toBe(200)
})

test('who has a role is narrowed by the way, and exported as it is', async () => {
  const { body } = await whoCan(`role=${editor}&way=inside`)
  expect(ways(body.data).toSorted()).toEqual(everyWay().filter(([, , where]) => where === 'acme'))
  expect(body.data[0]).toMatchObject({ lastUsedAt: null })
  expect((await whoCan(`role=${editor}&way=sideways`)).status).toBe(400)
  const path = `/roles/${editor}/members/export`
  const { status, text, headers } = await app.v1('GET', `${path}?way=everywhere`)
  expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="role-members.csv"'])
  const [head, ...lines] = text.trimEnd().split('\r\n')
  expect(head).toBe('user_id,name,email,role,how,since,until,mfa,last_sign_in,last_used')
  expect(lines).toEqual([expect.stringMatching(/^auth0\|\w+,.*,alice@example\.com,\w+,everywhere,20/)])
  const { data } = (await app.v1('GET', '/audit/events?type=list.export_finished')).body
  expect(data[0]).toMatchObject({
    subject: { kind: 'role', id: editor },
    changes: { list: 'role-members', narrowedBy: ['way'], records: 1, complete: true },
  })
  expect((await app.v1('GET', '/roles/rol_none/members/export')).status).toBe(404)
  const few = await signedIn(app, 'support', 'kim@example.com')
  expect((await few.call('GET', path)).status).toBe(403)
  const auditor = await signedIn(app, 'auditor', 'lee@example.com')
  expect((await auditor.call('GET', path)).status).toBe(200)
})

test('pages follow each other without a gap, and ways that hold no more are not told', async () => {
  const found: Held[] = []
  let cursor = ''
  do {
    const { body } = await whoCan(`permission=pay:invoices&pageSize=1${cursor && `&cursor=${cursor}`}`)
    found.push(...body.data)
    cursor = body.nextCursor ?? ''
  } while (cursor !== '' && found.length < 10)
  expect(ways(found).toSorted()).toEqual(everyWay().toSorted())
  const term = { until: new Date(Date.now() + 3_600_000).toISOString() }
  const body = { userId: people.bob, roleId: editor, organizationId: acme, ...term }
  expect((await app.v1('POST', '/role-assignments', { body })).status).toBe(201)
  app.clock.aheadMs += 2 * 3_600_000
  expect(ways((await whoCan('permission=pay:invoices')).body.data)).toHaveLength(3)
  app.clock.aheadMs = 0
})

test('programs and operators with a right on this API are told of beside the people', async () => {
  await app.v1('POST', '/keys', { body: { name: 'Exporter', permissions: ['export:users'] } })
  await signedIn(app, 'auditor')
  const { programs } = (await whoCan('permission=export:users')).body
  expect(programs).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'api-key', name: 'Exporter' }),
      expect.objectContaining({ kind: 'operator', through: 'auditor' }),
    ]),
  )
})

test('a question without an object, an unknown role and a caller without the right are refused', async () => {
  expect((await whoCan('')).status).toBe(400)
  expect((await whoCan('role=rol_none')).status).toBe(404)
  const key = await app.v1('POST', '/keys', { body: { name: 'Users', permissions: ['read:users'] } })
  const other = caller(`${app.url}api/v1`, { 'x-api-key': key.body.key })
  expect((await other('GET', `/access/who-can?role=${editor}`)).status).toBe(403)
  expect((await other('POST', '/roles', { body: { name: 'X' } })).status).toBe(403)
})

test('a role is made, changed, given permissions as one change, and deleted', async () => {
  const { body: role } = await app.v1('POST', '/roles', { body: { name: 'Payer', description: 'Pays' } })
  const path = `/roles/${role.id}`
  expect((await app.v1('PATCH', path, { body: { description: null } })).body).toMatchObject({
    name: 'Payer',
    description: null,
  })
  const known = { resourceServer: invoices, name: 'read:invoices' }
  const unknown = { resourceServer: invoices, name: 'burn:invoices' }
  expect((await app.v1('PATCH', `${path}/permissions`, { body: { add: [known] } })).status).toBe(204)
  const refused = await app.v1('PATCH', `${path}/permissions`, { body: { add: [unknown], remove: [known] } })
  expect(refused.status).toBe(404)
  expect((await app.v1('GET', `${path}/permissions`)).body.data).toMatchObject([known])
  expect((await app.v1('GET', '/permissions?search=invoices')).body.data).toHaveLength(2)
  expect((await app.v1('DELETE', path)).status).toBe(204)
  expect((await app.v1('GET', path)).status).toBe(404)
})
