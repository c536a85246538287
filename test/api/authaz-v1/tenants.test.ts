import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../../support/test-app.ts'
import { audience, person } from '../oauth/person-client.ts'
import { at, boundKey, fine, join, type Organization, organization, tokenOf } from './organization-callers.ts'

let app: TestApp
let north: Organization
let south: Organization
beforeAll(async () => {
  app = await startTestApp()
  north = await organization(app, 'north')
  south = await organization(app, 'south')
})
afterAll(() => app.close())

let made = 0
const someone = async () => (await person(app, `alice${++made}`)).id
const inTenant = (of: Organization, ...more: string[]) =>
  at('applications', app.app.directory.application.id, 'tenants', of.id, ...more)
const add = (of: Organization, userId: string) => app.v1('POST', inTenant(of, 'users'), { body: { userId } })
const role = async (name: string) => fine(await app.api('POST', '/roles', { body: { name } }), 200).id as string

async function idsIn(of: Organization): Promise<string[]> {
  return fine(await app.v1('GET', `${inTenant(of, 'users')}?pageSize=200`), 200).data.map(
    ({ id }: { id: string }) => id,
  )
}

describe('the users of a tenant', () => {
  test('S000-64 S000-65 an existing user is added to one tenant and listed there alone', async () => {
    const id = await someone()
    expect((await add(north, id)).body).toMatchObject({ id, isActive: true, isAdministrator: false })
    expect([(await idsIn(north)).includes(id), (await idsIn(south)).includes(id)]).toEqual([true, false])
    expect(await add(north, id)).toMatchObject({ status: 409, body: { code: 'member_exists' } })
    expect(await add(north, 'auth0|nobody')).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
  })

  test('of two who add somebody at once, one does and the other is told so', async () => {
    const id = await someone()
    const answers = await Promise.all(Array.from({ length: 6 }, () => add(north, id)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
  })

  test('S000-66 S000-67 a user is removed and stays, in other tenants too', async () => {
    const id = await someone()
    for (const of of [north, south]) fine(await add(of, id), 201)
    expect((await app.v1('DELETE', inTenant(north, 'users', id))).status).toBe(204)
    expect([(await idsIn(north)).includes(id), (await idsIn(south)).includes(id)]).toEqual([false, true])
    expect((await app.v1('GET', at('users', id))).status).toBe(200)
    expect((await app.v1('DELETE', inTenant(north, 'users', id))).status).toBe(404)
  })

  test('S000-62 S000-70 a user belongs to many tenants, each of which is listed', async () => {
    const id = await someone()
    expect(fine(await app.v1('GET', at('users', id, 'organizations')), 200).data).toEqual([])
    for (const of of [north, south]) fine(await add(of, id), 201)
    const { data } = fine(await app.v1('GET', at('users', id, 'organizations')), 200)
    expect(data.map(({ name }: { name: string }) => name)).toEqual(['north', 'south'])
    expect((await app.v1('GET', at('users', 'auth0|nobody', 'organizations'))).status).toBe(404)
  })

  test('an application and a tenant are named by id or name; what does not exist is not found', async () => {
    const { id, name } = app.app.directory.application
    for (const [application, tenant, status] of [
      [id, north.id, 200],
      [name, north.name, 200],
      [id, 'nobody', 404],
      ['app_nobody', north.id, 404],
      [app.app.console.application.id, north.id, 404],
      [id, '%00', 400],
    ] as const) {
      const path = `/applications/${encodeURIComponent(application)}/tenants/${tenant}/users`
      expect((await app.v1('GET', path)).status, path).toBe(status)
    }
  })

  test('a key that is bound to a tenant adds nobody whom it cannot see', async () => {
    const [id, inside] = [await someone(), await someone()]
    fine(await add(north, inside), 201)
    const key = await boundKey(app, north)
    const body = (userId: string) => ({ body: { userId } })
    const [theirs, random] = [
      await key('POST', inTenant(north, 'users'), body(id)),
      await key('POST', inTenant(north, 'users'), body('auth0|nobody')),
    ]
    expect([theirs.status, random.status, theirs.body.detail]).toEqual([404, 404, random.body.detail])
    expect((await key('POST', inTenant(north, 'users'), body(inside))).status).toBe(409)
    expect(await idsIn(north)).not.toContain(id)
  })
})

test('people are invited to a tenant, and the invitation is seen and revoked there', async () => {
  const all = inTenant(north, 'invitations')
  const { id, link } = fine(await app.v1('POST', all, { body: { email: 'bob@example.com' } }), 201)
  expect(link).toMatch(/^http/)
  expect(fine(await app.v1('GET', all), 200).data).toMatchObject([{ id, organizationId: north.id, state: 'pending' }])
  expect(fine(await app.v1('GET', inTenant(south, 'invitations')), 200).data).toEqual([])
  expect((await app.v1('DELETE', `${inTenant(south, 'invitations')}/${id}`)).status).toBe(404)
  expect((await app.v1('DELETE', `${all}/${id}`)).status).toBe(204)
})

describe('role assignments', () => {
  test('S000-7 S000-8 S000-9 are shown global and per tenant, with name and scope, and taken away', async () => {
    const id = await someone()
    const [global, local] = [await role('Auditor'), await role('Editor')]
    for (const of of [north, south]) fine(await add(of, id), 201)
    expect(fine(await app.v1('POST', '/role-assignments', { body: { userId: id, roleId: global } }), 201)).toEqual({
      userId: id,
      roleId: global,
      scope: 'global',
      organizationId: null,
      from: null,
      until: null,
    })
    const there = { userId: id, roleId: local, organizationId: 'north' }
    expect(fine(await app.v1('POST', '/role-assignments', { body: there }), 201)).toMatchObject({
      scope: 'organization',
      organizationId: north.id,
    })
    const inSouth = { userId: id, roleId: local }
    fine(await app.v1('POST', inTenant(south, 'role-assignments'), { body: inSouth }), 201)
    const rolesOf = async () =>
      fine(await app.v1('GET', at('users', id, 'roles')), 200).data.map(
        // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
        (each: any) => [each.name, each.scope, each.organization?.name ?? null],
      )
    expect(await rolesOf()).toEqual([
      ['Auditor', 'global', null],
      ['Editor', 'organization', 'north'],
      ['Editor', 'organization', 'south'],
    ])
    const held = fine(await app.v1('GET', inTenant(south, 'role-assignments')), 200).data
    expect(held).toMatchObject([{ userId: id, roleId: local, organization: { id: south.id } }])
    expect((await app.v1('DELETE', '/role-assignments', { body: there })).status).toBe(204)
    expect((await app.v1('DELETE', '/role-assignments', { body: { userId: id, roleId: global } })).status).toBe(204)
    expect(await rolesOf()).toEqual([['Editor', 'organization', 'south']])
    expect((await app.v1('DELETE', inTenant(south, 'role-assignments'), { body: inSouth })).status).toBe(204)
    expect(await rolesOf()).toEqual([])
  })

  test('pages of what somebody holds follow each other', async () => {
    const id = await someone()
    fine(await add(north, id), 201)
    for (const name of ['One', 'Two', 'Three']) {
      const roleId = await role(name)
      fine(await app.v1('POST', '/role-assignments', { body: { userId: id, roleId } }), 201)
      fine(await app.v1('POST', '/role-assignments', { body: { userId: id, roleId, organizationId: north.id } }), 201)
    }
    const names: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { data, nextCursor } = fine(await app.v1('GET', `${at('users', id, 'roles')}?pageSize=2${more}`), 200)
      names.push(...data.map(({ name }: { name: string }) => name))
      cursor = nextCursor
    }
    expect(names).toEqual(['One', 'One', 'Two', 'Two', 'Three', 'Three'])
  })

  test('a role that begins and ends grants only between, in the application and in a tenant', async () => {
    const id = await someone()
    fine(await add(north, id), 201)
    await app.api('POST', '/resource-servers', {
      body: { name: 'Orders', identifier: audience, scopes: [{ value: 'read:orders' }] },
    })
    const roleId = await role('Temp')
    const permissions = [{ resource_server_identifier: audience, permission_name: 'read:orders' }]
    fine(await app.api('POST', `/roles/${roleId}/permissions`, { body: { permissions } }), 201)
    const now = app.clock.now().getTime()
    const from = new Date(now + 3_600_000).toISOString()
    const until = new Date(now + 7_200_000).toISOString()
    const body = { userId: id, roleId, from, until }
    expect(fine(await app.v1('POST', '/role-assignments', { body }), 201)).toMatchObject({ from, until })
    fine(await app.v1('POST', inTenant(north, 'role-assignments'), { body }), 201)
    const seen = fine(await app.v1('GET', at('users', id, 'roles')), 200).data
    expect(seen).toMatchObject([
      { from, until },
      { from, until },
    ])
    const holds = async () => [
      fine(await app.v1('GET', at('users', id, 'permissions')), 200).data.length,
      fine(await app.v1('GET', inTenant(north, 'users')), 200).data.find((each: { id: string }) => each.id === id)
        .roleNames,
    ]
    expect(await holds()).toEqual([0, []])
    app.clock.aheadMs += 3_700_000
    expect(await holds()).toEqual([1, ['Temp']])
    app.clock.aheadMs += 3_700_000
    expect(await holds()).toEqual([0, []])
    for (const wrong of [
      { until: 'tomorrow' },
      { from: '2030-02-30T00:00:00Z' },
      { until: '2001-01-01T00:00:00Z' },
      { from: 5 },
    ]) {
      expect((await app.v1('POST', '/role-assignments', { body: { userId: id, roleId, ...wrong } })).status).toBe(400)
    }
  })

  test('nobody gets a role in a tenant to which they do not belong', async () => {
    const id = await someone()
    const body = { userId: id, roleId: await role('Stranger'), organizationId: south.id }
    expect(await app.v1('POST', '/role-assignments', { body })).toMatchObject({
      status: 404,
      body: { code: 'member_not_found', detail: expect.stringMatching(/not a member of this organization/) },
    })
    const nobody = { ...body, userId: 'auth0|nobody' }
    expect((await app.v1('POST', '/role-assignments', { body: nobody })).body.code).toBe('user_not_found')
    expect((await app.v1('POST', '/role-assignments', { body: { ...body, organizationId: 'nobody' } })).status).toBe(
      404,
    )
  })
})

describe('keys that belong to somebody', () => {
  async function keyOf(userId: string) {
    const body = { name: 'Theirs', permissions: ['read:users'], userId }
    const { key, userId: owner } = fine(await app.v1('POST', '/keys', { body }), 201)
    expect(owner).toBe(userId)
    return caller(`${app.url}api/v1`, { 'x-api-key': key })
  }

  test('S000-48 S000-50 a hard delete takes the sessions and keys of the user along', async () => {
    const alice = await person(app, 'alice')
    const key = await keyOf(alice.id)
    expect((await key('GET', '/users')).status).toBe(200)
    fine(await app.v1('DELETE', `${at('users', alice.id)}?hard=true`), 204)
    expect((await key('GET', '/users')).status).toBe(401)
    expect(await app.app.directory.stores.sessions.find(alice.sessionId, app.clock.now())).toBeNull()
    expect((await app.api('GET', `/sessions/${alice.sessionId}`)).status).toBe(404)
  })

  test('S000-50 so does a soft delete, and a key of nobody cannot be made', async () => {
    const { id } = await person(app, 'bob')
    const key = await keyOf(id)
    fine(await app.v1('DELETE', at('users', id)), 204)
    expect((await key('GET', '/users')).status).toBe(401)
    const body = { name: 'Nobody', permissions: ['read:users'], userId: 'auth0|nobody' }
    expect((await app.v1('POST', '/keys', { body })).status).toBe(400)
  })

  test('a key goes with the organization it is bound to', async () => {
    const of = await organization(app, 'gone')
    const key = await boundKey(app, of)
    expect((await key('GET', at('organizations', of.id))).status).toBe(200)
    fine(await app.api('DELETE', `/organizations/${of.id}`), 204)
    expect((await key('GET', at('organizations', of.id))).status).toBe(401)
  })

  test('AUZ-07 nobody makes, lists or revokes keys of somebody else: neither a stranger nor a person', async () => {
    const [alice, bob] = [await person(app, 'carol'), await person(app, 'dan')]
    await join(app, north, bob.id, true)
    const byCookie = { cookie: bob.cookie, origin: app.url.slice(0, -1) }
    const byToken = { authorization: `Bearer ${await tokenOf(app, bob, north)}` }
    for (const [headers, status] of [
      [{}, 401],
      [byCookie, 401],
      [byToken, 403],
    ] as const) {
      for (const [method, path, body] of [
        ['POST', '/keys', { name: 'Mine', permissions: ['read:users'], userId: alice.id }],
        ['POST', `/keys?userId=${encodeURIComponent(alice.id)}`, { name: 'Mine', permissions: 'all' }],
        ['GET', `/keys?userId=${encodeURIComponent(alice.id)}`, undefined],
        ['DELETE', '/keys/key_0000000000000000', undefined],
        ['POST', '/keys/rotate-signing', { force: true }],
      ] as const) {
        const answer = await app.anonymous(method, `/api/v1${path}`, {
          headers: { ...headers, 'x-user-id': alice.id },
          ...(body === undefined ? {} : { body }),
        })
        expect(answer.status, `${method} ${path}`).toBe(status)
      }
    }
    const before = fine(await app.v1('GET', '/keys?pageSize=200'), 200).data
    expect(before.filter(({ userId }: { userId: string | null }) => userId === alice.id)).toEqual([])
  })
})
