// Linking and unlinking of seed 003 through the vendor's SDK: what becomes of two people who are made one, and of the one
// who leaves again (auth0.md 3.10, 3.11).
import { Management } from 'auth0'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answered, asked, authorize, client, cookieOf } from '../api/oauth/person-client.ts'
import { codeFor, waitForNextCode } from '../login/factors.ts'
import { grant, type SdkPeople, type SdkPerson, startSdkPeople, subjectOf } from './sdk-people.ts'

let people: SdkPeople
beforeAll(async () => {
  people = await startSdkPeople()
})
afterAll(() => people.app.close())

const identifier = 'https://orders.example.com/'
const totp_secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const named = ({ subject }: SdkPerson) => ({ provider: 'auth0', user_id: subject }) as const
const missing = expect.objectContaining({ statusCode: 404 })

test('S003-92 S003-93 S003-97 by provider and id: two accounts become one, and both passwords open it', async () => {
  const { sdk, signIn, person } = people
  const [alice, bob] = [await person('alice', { given_name: 'Alice' }), await person('bob', { given_name: 'Bob' })]
  const identities = await sdk.users.identities.link(alice.id, named(bob))
  expect(identities).toMatchObject([{ user_id: alice.subject }, { user_id: bob.subject }])
  const read = await sdk.users.get(alice.id)
  expect(read.identities).toEqual(identities)
  expect(read).toMatchObject({ email: alice.email, given_name: 'Alice' })
  await expect(sdk.users.get(bob.id)).rejects.toEqual(missing)
  expect((await sdk.users.list({ q: `user_id:"${bob.id}"` })).data).toEqual([])
  expect(subjectOf(await signIn(alice))).toBe(alice.id)
  expect(subjectOf(await signIn(bob))).toBe(alice.id)
})

test('S003-94 S003-95 S003-96 by the ID token of the other account, with a token of the own one', async () => {
  const { sdk, sdkWith, signIn, person, app } = people
  const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')]
  const link_with: string = (await signIn(bob)).body.id_token
  const own = async (scope: string) =>
    sdkWith((await signIn(alice, { scope, audience: `${app.url}api/v2/` })).body.access_token)
  const asReader = await own('read:current_user')
  await expect(asReader.users.identities.link(alice.id, { link_with })).rejects.toBeInstanceOf(
    Management.ForbiddenError,
  )
  const asAlice = await own('update:current_user_identities')
  await expect(asAlice.users.identities.link(carol.id, { link_with })).rejects.toBeInstanceOf(Management.ForbiddenError)
  const identities = await asAlice.users.identities.link(alice.id, { link_with })
  expect(identities).toMatchObject([{ user_id: alice.subject }, { user_id: bob.subject }])
  expect((await sdk.users.get(alice.id)).identities).toEqual(identities)
  await expect(sdk.users.get(bob.id)).rejects.toEqual(missing)
})

test('S003-95 by the ID token of the other account, with the token of a machine', async () => {
  const { sdk, signIn, person } = people
  const [alice, bob] = [await person('alice'), await person('bob')]
  const link_with: string = (await signIn(bob)).body.id_token
  await expect(
    sdk.users.identities.link(alice.id, { link_with: link_with.replace(/.{4}$/, 'AAAA') }),
  ).rejects.toBeInstanceOf(Management.BadRequestError)
  expect(await sdk.users.identities.link(alice.id, { link_with })).toHaveLength(2)
  expect(subjectOf(await signIn(bob))).toBe(alice.id)
})

test('S003-102 S003-104 S003-105 who leaves is a person of their own again: profile yes, metadata no', async () => {
  const { sdk, signIn, person } = people
  const metadata = { user_metadata: { theme: 'dark' }, app_metadata: { plan: 'gold' } }
  const alice = await person('alice', metadata)
  const [bob, carol] = [
    await person('bob', { given_name: 'Bob', nickname: 'bobby', ...metadata }),
    await person('carol'),
  ]
  await sdk.users.identities.link(alice.id, named(bob))
  await sdk.users.identities.link(alice.id, named(carol))
  const left = await sdk.users.identities.delete(alice.id, 'auth0', bob.subject)
  expect(left).toMatchObject([{ user_id: alice.subject }, { user_id: carol.subject }])
  expect((await sdk.users.get(alice.id)).identities).toEqual(left)
  expect(await sdk.users.get(alice.id)).toMatchObject(metadata)
  const alone = await sdk.users.get(bob.id)
  expect(alone).toMatchObject({ email: bob.email, email_verified: true, given_name: 'Bob', nickname: 'bobby' })
  expect(alone.identities).toMatchObject([{ user_id: bob.subject }])
  expect(alone.user_metadata ?? {}).toEqual({})
  expect(alone.app_metadata ?? {}).toEqual({})
  expect((await sdk.users.listUsersByEmail({ email: bob.email })).map(({ user_id }) => user_id)).toEqual([bob.id])
  expect(subjectOf(await signIn(bob))).toBe(bob.id)
  expect(subjectOf(await signIn(carol))).toBe(alice.id)
})

test('S003-92 S003-105 what the other account held ends with the link, and does not come back', async () => {
  const { sdk, app, person, signIn, token } = people
  const [alice, bob] = [await person('alice'), await person('bob')]
  await sdk.resourceServers.create({ identifier, name: 'Orders', scopes: [{ value: 'read:orders' }] })
  const permissions = [{ resource_server_identifier: identifier, permission_name: 'read:orders' }]
  const [own, others] = [await roleOf('keeper'), await roleOf('guest')]
  const org = (await sdk.organizations.create({ name: 'acme', display_name: 'Acme' })).id as string
  await sdk.users.roles.assign(alice.id, { roles: [own] })
  await sdk.users.roles.assign(bob.id, { roles: [others] })
  await sdk.users.permissions.create(bob.id, { permissions })
  await sdk.organizations.members.create(org, { members: [bob.id] })
  const offline = { scope: 'openid offline_access' }
  const held = [await signIn(alice, offline), await signIn(bob, offline)].map(({ body }) => body.refresh_token)
  const cookies = [await cookieOf(app, alice.id), await cookieOf(app, bob.id)]
  await sdk.users.authenticationMethods.create(bob.id, { type: 'totp', totp_secret })

  await sdk.users.identities.link(alice.id, named(bob))
  expect(await holdings(alice.id)).toEqual({ ...nothing, roles: ['keeper'] })
  expect((await sdk.roles.users.list(others, {})).data).toEqual([])
  expect((await sdk.organizations.members.list(org, {})).data).toEqual([])
  // Whoever comes by either account signs in anew.
  for (const refresh_token of held) {
    expect((await token({ grant_type: 'refresh_token', refresh_token })).body.error).toBe('invalid_grant')
  }
  const web = await client(app)
  for (const { cookie } of cookies) {
    const answer = answered(await authorize(app, asked(web, { prompt: 'none' }), cookie))
    expect(answer.error).toBe('login_required')
  }
  expect((await sdk.users.sessions.list(alice.id)).data).toEqual([])

  await sdk.users.identities.delete(alice.id, 'auth0', bob.subject)
  expect(await holdings(bob.id)).toEqual(nothing)
  expect(await holdings(alice.id)).toEqual({ ...nothing, roles: ['keeper'] })
  expect(subjectOf(await signIn(bob))).toBe(bob.id)
})

test('S003-92 the factors of the first account guard both ways in', async () => {
  const { sdk, app, person, signIn, token } = people
  const [alice, bob] = [await person('alice'), await person('bob')]
  await sdk.users.authenticationMethods.create(alice.id, { type: 'totp', totp_secret })
  await sdk.users.identities.link(alice.id, named(bob))
  const { status, body } = await signIn(bob)
  expect([status, body.error]).toEqual([403, 'mfa_required'])
  waitForNextCode(app)
  const code = codeFor(app, totp_secret)
  const proven = await token({ grant_type: grant('mfa-otp'), mfa_token: body.mfa_token, otp: code })
  expect(subjectOf(proven)).toBe(alice.id)
})

const nothing = { roles: [], permissions: [], organizations: [], factors: [] }

async function holdings(id: string) {
  const { users } = people.sdk
  return {
    roles: (await users.roles.list(id)).data.map(({ name }) => name),
    permissions: (await users.permissions.list(id)).data.map(({ permission_name }) => permission_name),
    organizations: (await users.organizations.list(id)).data.map(({ name }) => name),
    factors: (await users.authenticationMethods.list(id)).data.map(({ type }) => type),
  }
}

async function roleOf(name: string): Promise<string> {
  return (await people.sdk.roles.create({ name })).id as string
}
