import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findMessages } from '../../support/find-messages.ts'
import { signedIn } from '../../support/signed-in.ts'
import { type Caller, startTestApp, type TestApp } from '../../support/test-app.ts'
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
const account = (id: string) => app.api('GET', `/users/${encodeURIComponent(id)}`)
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
const listed = async (of: Tenant): Promise<any[]> => fine(await machine('GET', users(of)), 200)

/** Of a person who is in the directory already, with this password. */
async function existing(name: string, given: object = {}): Promise<{ id: string; email: string }> {
  const email = fresh(name)
  const body = { connection: 'Username-Password-Authentication', email, password: 'correct horse battery 7', ...given }
  return { id: fine(await app.api('POST', '/users', { body }), 201).user_id, email }
}

async function member(of: Tenant, name: string, role = 'member') {
  return fine(await attach(of, { email: fresh(name), name, role }), 201)
}

describe('the list', () => {
  test('S001-1 holds everybody with access to the tenant, and nobody else', async () => {
    const [alice, bob] = [await member(acme, 'alice'), await member(globex, 'bob')]
    const [ofAcme, ofGlobex] = [await listed(acme), await listed(globex)].map((list) => list.map(({ id }) => id))
    expect([ofAcme?.includes(alice.id), ofAcme?.includes(bob.id)]).toEqual([true, false])
    expect([ofGlobex?.includes(alice.id), ofGlobex?.includes(bob.id)]).toEqual([false, true])
  })

  test('S001-4 a tenant is named by its id or its name, and one that does not exist is not found', async () => {
    const { id } = await member(acme, 'carol')
    const byName = fine(await machine('GET', '/acme/admin/users'), 200)
    expect(byName.map((each: { id: string }) => each.id)).toContain(id)
    for (const unknown of ['org_0000000000000000', 'nobody', 'v1', '%00', '..%2fv1']) {
      const { status, text } = await machine('GET', `/${unknown}/admin/users`)
      expect([unknown, [400, 404].includes(status), text.includes('@example.com')]).toEqual([unknown, true, false])
    }
  })

  test('an address that cannot be read is answered in the shape of this API', async () => {
    for (const path of ['/%zz/admin/users', `/${acme.id}/admin/users/%zz`, `/acme/admin/users/${'x'.repeat(9_000)}`]) {
      const { status, headers } = await machine('GET', path)
      expect([[400, 404, 414].includes(status), headers.get('content-type')]).toEqual([
        true,
        'application/problem+json; charset=utf-8',
      ])
    }
    const elsewhere = await machine('PATCH', users(acme), { body: {} })
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'route_not_found'])
  })

  test('S001-5 S001-6 S001-7 every item has the six fields, and an id and an address that are never empty', async () => {
    await member(acme, 'dan')
    // Somebody without an address is listed too.
    const phone = { name: 'sms', strategy: 'sms' }
    fine(await app.api('POST', '/connections', { body: phone }), 201)
    const body = { connection: 'sms', phone_number: '+15550100' }
    const { user_id } = fine(await app.api('POST', '/users', { body }), 201)
    fine(await app.api('POST', `/organizations/${acme.id}/members`, { body: { members: [user_id] } }), 204)
    const list = await listed(acme)
    expect(list.length).toBeGreaterThan(1)
    for (const item of list) {
      expect(Object.keys(item).toSorted()).toEqual(['blocked', 'email', 'id', 'lastLogin', 'name', 'tenantRole'])
      expect([item.id.length > 0, item.email.length > 0]).toEqual([true, true])
    }
    expect(list.find(({ id }) => id === user_id)).toMatchObject({ email: user_id, tenantRole: null })
  })

  test('goes on behind a page by its Link, and takes no more than a thousand at once', async () => {
    const initech = await tenant(app, 'initech')
    for (const name of ['alice', 'bob', 'carol']) await member(initech, name)
    const seen: string[] = []
    let path: string | null = `${users(initech)}?pageSize=2`
    while (path !== null) {
      const { body, headers } = await machine('GET', path)
      seen.push(...body.map(({ name }: { name: string }) => name))
      path = /^<\/api(.*)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? null
    }
    expect(seen).toEqual(['alice', 'bob', 'carol'])
    for (const query of ['pageSize=1001', 'pageSize=0', 'page=1', 'cursor=x']) {
      expect((await machine('GET', `${users(initech)}?${query}`)).status).toBe(400)
    }
  })
})

describe('a user', () => {
  test('S001-8 the name may be null', async () => {
    const { body } = await attach(acme, { email: fresh('nameless'), role: 'member' })
    expect([body.name, (await machine('GET', user(acme, body.id))).body.name]).toEqual([null, null])
  })

  test('S001-9 is blocked while the account is', async () => {
    const { id } = await member(acme, 'bob')
    const blockedNow = async () => (await machine('GET', user(acme, id))).body.blocked
    expect(await blockedNow()).toBe(false)
    fine(await app.api('PATCH', `/users/${encodeURIComponent(id)}`, { body: { blocked: true } }), 200)
    expect(await blockedNow()).toBe(true)
    expect((await listed(acme)).find((each) => each.id === id)?.blocked).toBe(true)
  })

  test('S001-10 has the time of the last sign-in, and null before the first', async () => {
    const { id, lastLogin } = await member(acme, 'alice')
    expect(lastLogin).toBeNull()
    await signedIn(app.app.directory, id)
    await app.app.directory.stores.accounts.noteSignIn(id, new Date('2026-01-02T03:04:05.678Z'), '192.0.2.7')
    expect((await machine('GET', user(acme, id))).body.lastLogin).toBe('2026-01-02T03:04:05.678Z')
  })

  test('S001-11 has the role that was assigned in this tenant, whichever API assigned it', async () => {
    const role = fine(await app.api('POST', '/roles', { body: { name: 'Shop manager' } }), 200)
    const { id } = await existing('carol')
    const at = `/organizations/${acme.id}/members`
    fine(await app.api('POST', at, { body: { members: [id] } }), 204)
    expect((await machine('GET', user(acme, id))).body.tenantRole).toBeNull()
    fine(await app.api('POST', `${at}/${encodeURIComponent(id)}/roles`, { body: { roles: [role.id] } }), 204)
    expect((await machine('GET', user(acme, id))).body.tenantRole).toBe('Shop manager')
  })

  test('S001-20 S001-22 is read by id, and nobody of another tenant is', async () => {
    const bob = await member(globex, 'bob')
    expect(await machine('GET', user(globex, bob.id))).toMatchObject({ status: 200, body: bob })
    expect((await listed(globex)).find(({ id }) => id === bob.id)).toEqual(bob)
    const foreign = await machine('GET', user(acme, bob.id))
    const unknown = await machine('GET', user(acme, 'auth0|000000000000000000000000'))
    expect([foreign.status, foreign.body.detail]).toEqual([404, 'User not found for tenant.'])
    const told = ({ requestId, instance, ...rest }: Record<string, unknown>) => rest
    expect(told(foreign.body)).toEqual(told(unknown.body))
    expect(foreign.headers.get('content-type')).toContain('application/problem+json')
  })
})

describe('POST', () => {
  test('S001-12 creates an account when the address is unknown, and mails its owner how to set a password', async () => {
    const email = fresh('alice')
    const { status, body, headers } = await attach(acme, { email, name: 'Alice', role: 'member' })
    const shown = { id: expect.stringMatching(/^auth0\|/), email, name: 'Alice', blocked: false, lastLogin: null }
    expect([status, body]).toEqual([201, { ...shown, tenantRole: 'member' }])
    expect(headers.get('location')).toBe(`/api${user(acme, body.id)}`)
    expect(await account(body.id)).toMatchObject({ status: 200, body: { email, name: 'Alice', email_verified: false } })
    const mails = await findMessages(app, email)
    expect(mails[0]?.values).toMatchObject({
      organization: 'acme',
      link: expect.stringContaining('/u/reset-password?'),
    })
    expect(mails.map(({ kind }) => kind)).toEqual(['account-made'])
  })

  test('S001-13 attaches the account of an address that is known, whatever its letter case', async () => {
    const { id, email } = await existing('bob', { name: 'Bob' })
    const { status, body } = await attach(acme, { email: email.toUpperCase(), role: 'member' })
    expect([status, body.id, body.name]).toEqual([200, id, 'Bob'])
    expect((await listed(acme)).filter((each) => each.email === email)).toEqual([body])
    expect((await findMessages(app, email)).map(({ kind }) => kind)).toEqual(['verify-email'])
    const elsewhere = await attach(globex, { email, role: 'member', name: 'Robert' })
    expect([elsewhere.status, elsewhere.body.id, elsewhere.body.name]).toEqual([200, id, 'Robert'])
  })

  test('S001-14 is a conflict for somebody who has a role there', async () => {
    const { id, email } = await member(acme, 'carol', 'admin')
    const again = await attach(acme, { email, name: 'Other', role: 'member' })
    expect([again.status, again.body.detail]).toEqual([409, 'User already has access to tenant.'])
    expect((await machine('GET', user(acme, id))).body).toMatchObject({ name: 'carol', tenantRole: 'admin' })
  })

  test('S001-15 takes whoever is a member without a role in force', async () => {
    const { id, email } = await member(acme, 'dan')
    const at = `/organizations/${acme.id}/members/${encodeURIComponent(id)}/roles`
    const held = fine(await app.api('GET', at), 200)
    fine(await app.api('DELETE', at, { body: { roles: held.map((role: { id: string }) => role.id) } }), 204)
    expect((await machine('GET', user(acme, id))).body.tenantRole).toBeNull()
    const { status, body } = await attach(acme, { email, role: 'member' })
    expect([status, body.id, body.tenantRole]).toEqual([200, id, 'member'])
  })

  test('S001-15 takes whoever was deactivated, with the new role and none of before', async () => {
    await member(acme, 'owner', 'admin')
    const { id, email } = await member(acme, 'dan', 'admin')
    await app.app.directory.stores.memberships.setActive(acme.id, id, false, new Date())
    expect((await machine('GET', user(acme, id))).body.tenantRole).toBeNull()
    const { status, body } = await attach(acme, { email, role: 'member' })
    expect([status, body.id, body.tenantRole]).toEqual([200, id, 'member'])
    const held = fine(await app.api('GET', `/organizations/${acme.id}/members/${encodeURIComponent(id)}/roles`), 200)
    expect(held.map(({ name }: { name: string }) => name)).toEqual(['member'])
  })

  test.each([
    ['S001-17 no address', { role: 'member' }, 'email'],
    ['S001-17 an empty address', { email: '', role: 'member' }, 'email'],
    ['S001-17 no address at all', { email: 'alice', role: 'member' }, 'email'],
    ['S001-17 an address of another type', { email: ['a@example.com'], role: 'member' }, 'email'],
    ['S001-19 no role', { email: 'a@example.com' }, 'role'],
    ['S001-19 an empty role', { email: 'a@example.com', role: '' }, 'role'],
    ['S001-19 a role of null', { email: 'a@example.com', role: null }, 'role'],
    ['S001-19 a role that does not exist', { email: 'a@example.com', role: 'emperor' }, 'role'],
    ['an empty name', { email: 'a@example.com', name: '', role: 'member' }, 'name'],
    ['a field that does not exist', { email: 'a@example.com', role: 'member', blocked: true }, 'blocked'],
  ])('refuses %s and names the field', async (_what, body, field) => {
    const { status, body: problem } = await attach(acme, body)
    expect([status, problem.code, Object.keys(problem.errors)]).toEqual([400, 'invalid_input', [field]])
    expect((await listed(acme)).some(({ email }) => email === 'a@example.com')).toBe(false)
  })

  test('S001-18 takes no name and a name of null alike', async () => {
    for (const more of [{}, { name: null }]) {
      const { status, body } = await attach(acme, { email: fresh('alice'), role: 'member', ...more })
      expect([status, body.name]).toEqual([201, null])
    }
  })
})

describe('PUT', () => {
  test('S001-23 S001-28 changes the role in this tenant alone, and answers what a read does', async () => {
    const { id, email } = await existing('alice')
    for (const of of [acme, globex]) fine(await attach(of, { email, role: 'member' }), 200)
    const { status, body } = await machine('PUT', user(acme, id), { body: { role: 'Admin' } })
    expect([status, body.tenantRole]).toEqual([200, 'admin'])
    expect((await machine('GET', user(acme, id))).body).toEqual(body)
    expect((await machine('GET', user(globex, id))).body.tenantRole).toBe('member')
    const held = fine(await app.api('GET', `/organizations/${acme.id}/members/${encodeURIComponent(id)}/roles`), 200)
    expect(held.map(({ name }: { name: string }) => name)).toEqual(['admin'])
  })

  test('S001-24 S001-27 changes the name, keeps it when it is left out, and clears it with null', async () => {
    const { id } = await member(acme, 'bob')
    const put = async (body: object) => fine(await machine('PUT', user(acme, id), { body }), 200).name
    expect(await put({ role: null, name: 'Robert' })).toBe('Robert')
    expect((await account(id)).body.name).toBe('Robert')
    expect(await put({ role: null })).toBe('Robert')
    expect(await put({ role: null, name: null })).toBeNull()
  })

  test('S001-26 asks for the role, and leaves it as it is for null', async () => {
    const { id } = await member(acme, 'carol')
    const { status, body } = await machine('PUT', user(acme, id), { body: { name: 'Carol' } })
    expect([status, Object.keys(body.errors)]).toEqual([400, ['role']])
    expect((await machine('GET', user(acme, id))).body.name).toBe('carol')
    const kept = fine(await machine('PUT', user(acme, id), { body: { role: null, name: 'Carol' } }), 200)
    expect([kept.name, kept.tenantRole]).toEqual(['Carol', 'member'])
    for (const role of ['', 'emperor', 7]) {
      const refused = await machine('PUT', user(acme, id), { body: { role, name: 'Nobody' } })
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['role']])
    }
    expect((await machine('GET', user(acme, id))).body).toEqual(kept)
  })

  test('is not found for somebody of another tenant', async () => {
    const { id } = await member(globex, 'dan')
    const { status, body } = await machine('PUT', user(acme, id), { body: { role: 'admin', name: 'Taken' } })
    expect([status, body.detail]).toEqual([404, 'User not found for tenant.'])
    expect((await machine('GET', user(globex, id))).body).toMatchObject({ name: 'dan', tenantRole: 'member' })
  })
})

describe('DELETE', () => {
  test('S001-29 S001-32 takes the access away and answers nothing', async () => {
    const { id } = await member(acme, 'alice')
    const { status, text, headers } = await machine('DELETE', user(acme, id))
    expect([status, text, headers.get('content-type')]).toEqual([204, '', null])
    expect((await listed(acme)).some((each) => each.id === id)).toBe(false)
    expect((await machine('GET', user(acme, id))).status).toBe(404)
    expect((await machine('DELETE', user(acme, id))).status).toBe(404)
  })

  test('S001-30 keeps the account, also in other tenants', async () => {
    const { id, email } = await existing('bob')
    for (const of of [acme, globex]) fine(await attach(of, { email, role: 'member' }), 200)
    fine(await machine('DELETE', user(acme, id)), 204)
    expect((await account(id)).body.email).toBe(email)
    expect((await machine('GET', user(globex, id))).body.tenantRole).toBe('member')
  })

  test('S002-32 the last administrator stays one, whether removed or given another role', async () => {
    const hooli = await tenant(app, 'hooli')
    const { id } = await member(hooli, 'carol', 'admin')
    const removed = await machine('DELETE', user(hooli, id))
    const demoted = await machine('PUT', user(hooli, id), { body: { role: 'member' } })
    for (const { status, body } of [removed, demoted]) expect([status, body.code]).toEqual([409, 'last_administrator'])
    expect((await machine('GET', user(hooli, id))).body.tenantRole).toBe('admin')
    await member(hooli, 'dan', 'admin')
    fine(await machine('DELETE', user(hooli, id)), 204)
  })
})
