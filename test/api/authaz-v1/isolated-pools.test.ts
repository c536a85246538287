// An application of isolated pools: each organization has people of its own, and nobody belongs to two.
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemActor } from '../../../src/kernel/actor.ts'
import { attachPerson } from '../../../src/memberships/attach-person.ts'
import { createFederatedUser } from '../../../src/users/create-federated-user.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'

let app: TestApp
let serial = 0
let acme: { readonly id: string; readonly name: string }
let globex: typeof acme

beforeAll(async () => {
  app = await startTestApp({ poolMode: 'isolated' })
})
afterAll(() => app.close())

beforeEach(async () => {
  serial += 1
  acme = await organization(`acme-${serial}`)
  globex = await organization(`globex-${serial}`)
})

async function organization(name: string): Promise<typeof acme> {
  const made = await app.api('POST', '/organizations', { body: { name } })
  expect(made.status).toBe(201)
  return { id: made.body.id, name }
}

const create = (connection: string, email: string): Promise<Answer> =>
  app.v1('POST', '/users', { body: { connection, email } })

async function person(of: typeof acme, email = `alice-${serial}@example.com`): Promise<string> {
  const made = await create(of.name, email)
  expect(made.status).toBe(201)
  return made.body.id
}

const user = (id: string) => `/users/${encodeURIComponent(id)}`
const add = (to: typeof acme, userId: string) => app.v1('POST', `/organizations/${to.id}/members`, { body: { userId } })
const organizationsOf = async (id: string): Promise<readonly string[]> =>
  (await app.api('GET', `${user(id)}/organizations`)).body.map(({ name }: { name: string }) => name)

async function query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client(app.connection)
  await client.connect()
  try {
    return await client.query(text, [...values])
  } finally {
    await client.end()
  }
}

test('an organization has a database of its own, named after it and enabled for it', async () => {
  const connections = await app.api('GET', `/organizations/${acme.id}/enabled_connections`)
  expect(connections.body).toMatchObject([
    { assign_membership_on_login: true, is_signup_enabled: false, connection: { name: acme.name, strategy: 'auth0' } },
  ])
  const odd = await organization(`odd._--name_${serial}`)
  const named = await app.api('GET', `/organizations/${odd.id}/enabled_connections`)
  expect(named.body[0].connection.name).toBe(`odd-name-${serial}`)
})

test('the database of an organization is not disabled for it, at no door, and its people go on', async () => {
  const enabled = `/organizations/${acme.id}/enabled_connections`
  const [{ connection_id: id }] = (await app.api('GET', enabled)).body
  const newer = `/organizations/${acme.id}/connections/${id}`
  const refused = await app.api('DELETE', `${enabled}/${id}`)
  expect([refused.status, refused.body.message]).toEqual([409, expect.stringMatching(/cannot be disabled/)])
  expect((await app.api('DELETE', newer)).status).toBe(409)
  expect((await app.api('PATCH', newer, { body: { is_enabled: false } })).status).toBe(409)
  await person(acme)
})

test('an organization that is made at /api/v1 has its database too', async () => {
  const name = `made-${serial}`
  const made = await app.v1('POST', '/organizations', { body: { name } })
  expect(made.status).toBe(201)
  const person = await create(name, `dan-${serial}@example.com`)
  expect(await organizationsOf(person.body.id)).toEqual([name])
})

test('TEN-06 the same address stands once in each organization, as two people', async () => {
  const [one, other] = [await person(acme), await person(globex)]
  expect(one).not.toBe(other)
  expect((await create(acme.name, `alice-${serial}@example.com`)).status).toBe(409)
  expect(await organizationsOf(one)).toEqual([acme.name])
  expect(await organizationsOf(other)).toEqual([globex.name])
})

test('S000-68 whoever belongs to one organization is added to no second one', async () => {
  const alice = await person(acme)
  const refused = await add(globex, alice)
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ code: 'belongs_elsewhere', detail: expect.stringContaining('exactly one') })
  const vendor = await app.api('POST', `/organizations/${globex.id}/members`, { body: { members: [alice] } })
  expect(vendor.status).toBe(409)
  expect(await organizationsOf(alice)).toEqual([acme.name])
})

test('S000-68 of ten organizations that somebody is added to at once none takes them from their own', async () => {
  const alice = await person(acme)
  const others = await Promise.all(Array.from({ length: 10 }, (_, n) => organization(`many-${serial}-${n}`)))
  const answers = await Promise.all(others.map((other) => add(other, alice)))
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(409))
  expect(await organizationsOf(alice)).toEqual([acme.name])
})

test('TEN-06 nobody gets a role in an organization that they can never belong to', async () => {
  const alice = await person(acme)
  const { body: role } = await app.api('POST', '/roles', { body: { name: `Reader ${serial}` } })
  const place = (of: typeof acme) => `/organizations/${of.id}/members/${encodeURIComponent(alice)}/roles`
  const refused = await app.api('POST', place(globex), { body: { roles: [role.id] } })
  expect([refused.status, refused.body.message]).toEqual([
    409,
    expect.stringMatching(/belongs to another organization/),
  ])
  const assignment = { userId: alice, roleId: role.id, organizationId: globex.id }
  expect((await app.v1('POST', '/role-assignments', { body: assignment })).status).toBe(404)
  expect((await app.api('POST', place(acme), { body: { roles: [role.id] } })).status).toBe(204)
})

test('nobody is taken out of their only organization; deleting the person does that', async () => {
  const alice = await person(acme)
  const refused = await app.v1('DELETE', `/organizations/${acme.id}/members/${encodeURIComponent(alice)}`)
  expect(refused.body).toMatchObject({
    status: 409,
    code: 'only_organization',
    detail: expect.stringContaining('Delete the person'),
  })
  expect(await organizationsOf(alice)).toEqual([acme.name])
  expect((await app.v1('DELETE', user(alice))).status).toBe(204)
  const members = await app.api('GET', `/organizations/${acme.id}/members`)
  expect(members.body).toEqual([])
})

test('a person is made in no connection that belongs to no organization, at either API, and the sentence says what to do', async () => {
  const none = await app.v1('POST', '/users', { body: { email: `bob-${serial}@example.com` } })
  expect(none.body).toMatchObject({ detail: expect.stringContaining('Pools are isolated') })
  const stray = `stray-${serial}`
  const made = await app.api('POST', '/connections', { body: { name: stray, strategy: 'auth0' } })
  expect(made.status).toBe(201)
  const refused = await create(stray, `bob-${serial}@example.com`)
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({
    code: 'connection_without_organization',
    detail: expect.stringContaining('enable this connection for the organization first'),
  })
  const vendor = await app.api('POST', '/users', {
    body: { connection: stray, email: `bob-${serial}@example.com`, password: 'violet harbour lantern 42' },
  })
  expect(vendor.status).toBe(400)
  const enabled = await app.api('POST', `/organizations/${acme.id}/enabled_connections`, {
    body: { connection_id: made.body.id, assign_membership_on_login: true },
  })
  expect(enabled.status).toBe(201)
  const bob = await create(stray, `bob-${serial}@example.com`)
  expect(await organizationsOf(bob.body.id)).toEqual([acme.name])
  const taken = await app.api('POST', `/organizations/${globex.id}/enabled_connections`, {
    body: { connection_id: made.body.id, assign_membership_on_login: true },
  })
  expect(taken.status).toBe(409)
})

/** Whom the audit says was added to the organization, oldest first. */
async function added(to: typeof acme): Promise<readonly string[]> {
  const { body } = await app.v1('GET', '/audit/events?type=organization.member_added&pageSize=100')
  type Told = { readonly subject: { readonly id: string }; readonly changes: { readonly organization: string } }
  const here = (body.data as Told[]).filter(({ changes }) => changes.organization === to.id)
  return here.map(({ subject }) => subject.id).toReversed()
}

test('whichever door a person of an organization is made at, the audit tells once that they were added', async () => {
  const { id: connectionId } = (await app.api('GET', `/connections?name=${acme.name}`)).body[0]
  const password = 'violet harbour lantern 42'
  const first = await person(acme)
  const body = { connection: acme.name, email: `bob-${serial}@example.com`, password }
  const second = (await app.api('POST', '/users', { body })).body.user_id
  const profile = { name: 'Carol', nickname: null, givenName: null, familyName: null, picture: null }
  const strange = {
    connectionId,
    provider: 'auth0',
    subject: `carol-${serial}`,
    email: null,
    emailVerified: false,
    profile,
  }
  const place = { organizationId: acme.id }
  const third = await app.app.directory.change((deps) => createFederatedUser(deps, systemActor, strange, place))
  const attached = { organizationId: acme.id, email: `dan-${serial}@example.com`, name: null, roleName: 'member' }
  const { person: fourth } = await attachPerson(app.app.directory, systemActor, attached)
  const linked = await app.api('POST', `${user(first)}/identities`, { body: { provider: 'auth0', user_id: second } })
  expect(linked.status).toBe(201)
  const alone = await app.api('DELETE', `${user(first)}/identities/auth0/${second.split('|')[1]}`)
  expect(alone.status).toBe(200)
  expect(await added(acme)).toEqual([first, second, third, fourth.userId, second])
  expect(await added(globex)).toEqual([])
})

test('whoever is there already is not told of as added, and a creation that fails leaves no word of it', async () => {
  const alice = await person(acme)
  expect((await create(acme.name, `alice-${serial}@example.com`)).status).toBe(409)
  expect((await add(acme, alice)).status).toBe(204)
  expect(await added(acme)).toEqual([alice])
})

test('an import makes members of its organization, and refuses people of another connection', async () => {
  const lines = [
    { user_id: 'auth0|imported-1', email: 'imported-1@example.com', email_verified: true },
    {
      user_id: 'auth0|imported-2',
      email: 'imported-2@example.com',
      identities: [
        { provider: 'auth0', user_id: 'imported-2', connection: acme.name, isSocial: false },
        { provider: 'auth0', user_id: 'imported-2-there', connection: globex.name, isSocial: false },
      ],
    },
  ]
  const raw = lines.map((line) => JSON.stringify(line)).join('\n')
  const headers = { 'content-type': 'application/x-ndjson' }
  const job = await app.v1('POST', `/imports?connection=${acme.name}`, { raw, headers })
  expect(job.status).toBe(202)
  await expect
    .poll(async () => (await app.v1('GET', `/jobs/${job.body.id}`)).body, { timeout: 10_000 })
    .toMatchObject({ status: 'completed', progress: { inserted: 1, failed: 1 } })
  expect(await organizationsOf('auth0|imported-1')).toEqual([acme.name])
  expect(await added(acme)).toEqual(['auth0|imported-1'])
})

test('people of two organizations are not linked', async () => {
  const [one, other] = [await person(acme), await person(globex)]
  const refused = await app.api('POST', `${user(one)}/identities`, { body: { provider: 'auth0', user_id: other } })
  expect(refused.status).toBe(409)
  expect(await organizationsOf(one)).toEqual([acme.name])
  expect(await organizationsOf(other)).toEqual([globex.name])
  const second = await person(acme, `second-${serial}@example.com`)
  const linked = await app.api('POST', `${user(one)}/identities`, { body: { provider: 'auth0', user_id: second } })
  expect(linked.status).toBe(201)
  const [provider, subject] = second.split('|')
  const unlinked = await app.api('DELETE', `${user(one)}/identities/${provider}/${subject}`)
  expect(unlinked.status).toBe(200)
  expect(await organizationsOf(second)).toEqual([acme.name])
})

test('a program deletes an organization of which nobody is left, and none with its people', async () => {
  const alice = await person(acme)
  const bob = await person(globex)
  const vendor = await app.api('DELETE', `/organizations/${acme.id}`)
  expect(vendor.status).toBe(409)
  const refused = await app.v1('DELETE', `/organizations/${acme.id}`)
  expect(refused.body).toMatchObject({ status: 409, code: 'organization_not_empty' })
  const together = await app.v1('DELETE', `/organizations/${acme.name}?users=delete`)
  expect(together.body).toMatchObject({ status: 403, code: 'not_permitted' })
  expect(together.body.detail).toContain('takes a second person, and a program has none')
  expect((await app.v1('GET', user(alice))).status).toBe(200)
  expect((await app.v1('DELETE', user(alice))).status).toBe(204)
  expect((await app.v1('DELETE', `/organizations/${acme.name}?users=delete`)).status).toBe(204)
  expect((await app.v1('GET', user(bob))).status).toBe(200)
  expect((await query('SELECT FROM connections WHERE name = $1', [acme.name])).rowCount).toBe(0)
  const empty = await organization(`empty-${serial}`)
  expect((await app.api('DELETE', `/organizations/${empty.id}`)).status).toBe(204)
})

test('the database refuses what no door offers: another mode, a second membership, none', async () => {
  const alice = await person(acme)
  await expect(query("UPDATE applications SET pool_mode = 'shared' WHERE kind = 'people'")).rejects.toMatchObject({
    code: 'RCT00',
  })
  const joined = query(
    `INSERT INTO organization_members (application_id, organization_id, user_id, joined_at, is_exclusive)
     SELECT application_id, $1, user_id, now(), false FROM organization_members WHERE user_id = $2`,
    [globex.id, alice],
  )
  await expect(joined).rejects.toMatchObject({ constraint: 'organization_members_exclusive' })
  const left = query('DELETE FROM organization_members WHERE user_id = $1', [alice])
  await expect(left).rejects.toMatchObject({ code: 'RCT02' })
  const marked = query(
    'UPDATE organization_members SET is_exclusive = false WHERE user_id = $1 RETURNING is_exclusive',
    [alice],
  )
  expect((await marked).rows).toEqual([{ is_exclusive: true }])
})

test('S000-69 rows say their organization, stand together by it, and are filtered by it', async () => {
  for (const name of ['zoe', 'yan', 'xia']) {
    await person(acme, `${name}-${serial}@example.com`)
    await person(globex, `${name}-${serial}@example.com`)
  }
  const listed: { organization: { id: string; name: string }; email: string }[] = []
  for (let cursor = ''; ; ) {
    const page = await app.v1('GET', `/users?sort=organization&pageSize=2${cursor}`)
    expect(page.status).toBe(200)
    listed.push(...page.body.data)
    if (page.body.nextCursor === null || page.body.nextCursor === undefined) break
    cursor = `&cursor=${encodeURIComponent(page.body.nextCursor)}`
  }
  const order = listed.map(({ organization }) => organization.id)
  const groups = order.filter((id, place) => id !== order[place - 1])
  expect(new Set(groups).size).toBe(groups.length)
  expect(listed.filter(({ organization }) => organization.name === acme.name)).toHaveLength(3)

  for (const named of [acme.id, acme.name]) {
    const only = await app.v1('GET', `/users?organization=${named}&sort=email`)
    expect(only.body.data.map(({ email }: { email: string }) => email)).toEqual(
      ['xia', 'yan', 'zoe'].map((name) => `${name}-${serial}@example.com`),
    )
  }
  const found = await app.v1('GET', `/users?organization=${acme.name}&search=zoe-${serial}`)
  expect(found.body.data).toMatchObject([{ organization: { id: acme.id, name: acme.name } }])
  expect((await app.v1('GET', '/users?organization=nowhere')).status).toBe(404)
})
