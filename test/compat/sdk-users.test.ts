// The users of seed 003 through the vendor's SDK, each change asserted on what another door shows: the record, its
// roles and permissions, organizations, logs.
import { Management } from 'auth0'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { database, password, type SdkPeople, startSdkPeople, subjectOf } from './sdk-people.ts'

let people: SdkPeople
beforeAll(async () => {
  people = await startSdkPeople()
})
afterAll(() => people.app.close())

const codes = (answers: readonly { readonly status: number; readonly body: { readonly error?: string } }[]) =>
  answers.map(({ status, body }) => [status, body.error])

describe('users', () => {
  test('S003-1 who is created is found by id, by list and by address, and can sign in', async () => {
    const { sdk, signIn } = people
    const email = 'alice@example.com'
    const made = await sdk.users.create({ connection: database, email, password, app_metadata: { plan: 'gold' } })
    const id = made.user_id as string
    expect(await sdk.users.get(id)).toEqual(made)
    expect((await sdk.users.list({ q: 'app_metadata.plan:gold' })).data).toEqual([made])
    expect(await sdk.users.listUsersByEmail({ email })).toEqual([made])
    expect(subjectOf(await signIn({ email }))).toBe(id)
    expect(await sdk.users.get(id)).toMatchObject({ logins_count: 1, last_login: expect.any(String) })
  })

  test('S003-7 who is deleted is in no list, and cannot sign in', async () => {
    const { sdk, signIn, person } = people
    const bob = await person('bob')
    await sdk.users.delete(bob.id)
    await expect(sdk.users.get(bob.id)).rejects.toBeInstanceOf(Management.NotFoundError)
    expect((await sdk.users.list({ q: `email:"${bob.email}"` })).data).toEqual([])
    expect(codes([await signIn(bob)])).toEqual([[403, 'invalid_grant']])
    expect((await person('bob', { email: bob.email })).id).not.toBe(bob.id)
  })

  test('S003-11 S003-12 S003-13 a list is sorted, paged and cut to fields as asked', async () => {
    const { sdk, person } = people
    const made = []
    for (const name of ['carol', 'carol', 'carol']) made.push(await person(name, { family_name: 'Listed' }))
    const asked = { q: 'family_name:Listed', fields: 'user_id', include_fields: true, per_page: 2 }
    const idsOf = async (more: object) => (await sdk.users.list({ ...asked, ...more })).data.map((user) => user)
    const ids = made.map(({ id }) => ({ user_id: id }))
    expect(await idsOf({ sort: 'created_at:1', page: 0 })).toEqual(ids.slice(0, 2))
    expect(await idsOf({ sort: 'created_at:1', page: 1 })).toEqual(ids.slice(2))
    expect(await idsOf({ sort: 'created_at:-1', page: 0 })).toEqual(ids.toReversed().slice(0, 2))
  })

  test('S003-44 S003-50 a new address and a new password are the ones that open the account', async () => {
    const { sdk, signIn, person } = people
    const dan = await person('dan')
    const email = 'dan.new@example.com'
    await sdk.users.update(dan.id, { email, email_verified: true })
    await sdk.users.update(dan.id, { password: 'Another-Horse-8-Battery' })
    expect(await sdk.users.listUsersByEmail({ email: dan.email })).toEqual([])
    expect(codes([await signIn(dan), await signIn({ email })])).toEqual(Array(2).fill([403, 'invalid_grant']))
    expect(subjectOf(await signIn({ email }, { password: 'Another-Horse-8-Battery' }))).toBe(dan.id)
  })

  test('S003-43 S003-59 S003-73 blocking shuts the door, metadata merges, null takes away', async () => {
    const { sdk, signIn, person } = people
    const alice = await person('alice', { nickname: 'al', user_metadata: { a: 1 }, app_metadata: { a: { x: 1 } } })
    await sdk.users.update(alice.id, { blocked: true, nickname: null, user_metadata: { b: 2 } })
    expect((await signIn(alice)).status).toBe(403)
    await sdk.users.update(alice.id, { blocked: false, app_metadata: { a: { y: 2 } } })
    expect(subjectOf(await signIn(alice))).toBe(alice.id)
    const read = await sdk.users.get(alice.id)
    expect(read).toMatchObject({ user_metadata: { a: 1, b: 2 }, app_metadata: { a: { y: 2 } } })
    expect(read.app_metadata).toEqual({ a: { y: 2 } })
    expect(read).not.toHaveProperty('nickname')
  })
})

describe('roles and permissions', () => {
  const identifier = 'https://orders.example.com/'
  const permission = (permission_name: string) => ({ resource_server_identifier: identifier, permission_name })
  beforeAll(async () => {
    const scopes = ['read:orders', 'write:orders'].map((value) => ({ value }))
    await people.sdk.resourceServers.create({ identifier, name: 'Orders', scopes })
  })
  const names = (items: readonly { permission_name?: string | undefined }[]) =>
    items.map(({ permission_name }) => permission_name).sort()

  test('S003-118 S003-119 S003-120 permissions are given and taken one by one', async () => {
    const { sdk, person } = people
    const alice = await person('alice')
    const held = async () => names((await sdk.users.permissions.list(alice.id)).data)
    await sdk.users.permissions.create(alice.id, {
      permissions: [permission('read:orders'), permission('write:orders')],
    })
    expect(await held()).toEqual(['read:orders', 'write:orders'])
    await sdk.users.permissions.delete(alice.id, { permissions: [permission('read:orders')] })
    expect(await held()).toEqual(['write:orders'])
  })

  test('S003-123 S003-124 S003-129 roles are given and taken together, and none is made on the way', async () => {
    const { sdk, person } = people
    const bob = await person('bob')
    const roles: string[] = []
    for (const name of ['reader', 'writer', 'keeper']) roles.push((await sdk.roles.create({ name })).id as string)
    const held = async () => (await sdk.users.roles.list(bob.id)).data.map(({ name }) => name).sort()
    await sdk.users.roles.assign(bob.id, { roles })
    expect(await held()).toEqual(['keeper', 'reader', 'writer'])
    expect((await sdk.roles.users.list(roles[0] as string, {})).data).toMatchObject([{ user_id: bob.id }])
    await sdk.users.roles.delete(bob.id, { roles: roles.slice(0, 2) })
    expect(await held()).toEqual(['keeper'])
    const count = (await sdk.roles.list()).data.length
    const unknown = { roles: [roles[0] as string, 'rol_0000000000000000'] }
    await expect(sdk.users.roles.assign(bob.id, unknown)).rejects.toMatchObject({ statusCode: expect.any(Number) })
    expect(await held()).toEqual(['keeper'])
    expect((await sdk.roles.list()).data).toHaveLength(count)
  })

  test('S003-115 S003-125 S003-128 S003-130 what is held in an organization is held there alone', async () => {
    const { sdk, person } = people
    const carol = await person('carol')
    const org = (await sdk.organizations.create({ name: 'acme', display_name: 'Acme' })).id as string
    const role = (await sdk.roles.create({ name: 'cashier' })).id as string
    await sdk.organizations.members.create(org, { members: [carol.id] })
    await sdk.organizations.members.roles.assign(org, carol.id, { roles: [role] })
    expect((await sdk.users.organizations.list(carol.id)).data).toMatchObject([{ id: org, name: 'acme' }])
    expect((await sdk.users.roles.list(carol.id)).data).toEqual([])
    await sdk.users.roles.assign(carol.id, { roles: [role] })
    await sdk.users.roles.delete(carol.id, { roles: [role] })
    expect((await sdk.organizations.members.roles.list(org, carol.id, {})).data).toMatchObject([{ id: role }])
    await sdk.organizations.members.delete(org, { members: [carol.id] })
    expect((await sdk.users.organizations.list(carol.id)).data).toEqual([])
  })
})

describe('logs', () => {
  test('S003-106 S003-107 S003-108 S003-109 they are of this person alone, in the order that was asked for', async () => {
    const { sdk, signIn, person } = people
    const [dan, alice] = [await person('dan'), await person('alice')]
    await signIn(dan)
    await signIn(dan, { password: 'wrong' })
    await sdk.users.update(dan.id, { nickname: 'dan' })
    await signIn(alice)
    // An entry can be read a second after what it tells of.
    const list = async (sort: string) => (await sdk.users.logs.list(dan.id, { sort, per_page: 100 })).data
    const told = async () => (await list('date:-1')).map(({ type }) => type).sort()
    await expect.poll(told, { timeout: 5_000 }).toEqual(['fp', 's', 'sapi', 'sapi', 'sepft', 'ss'])
    const newest = await list('date:-1')
    expect(new Set(newest.map(({ user_id }) => user_id))).toEqual(new Set([dan.id]))
    const oldest = await list('date:1')
    expect(oldest.map(({ log_id }) => log_id)).toEqual(newest.map(({ log_id }) => log_id).toReversed())
    await expect(sdk.users.logs.list(dan.id, { per_page: 101 })).rejects.toBeInstanceOf(Management.BadRequestError)
  })
})
