import { decodeJwt, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issuePersonToken } from '../../../../src/access-tokens/issue-access-token.ts'
import { issueIdToken } from '../../../../src/id-tokens/id-token.ts'
import { presentUser } from '../../../../src/users/find-user.ts'
import { holdsTokens } from '../../../support/signed-in.ts'
import { type Caller, caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
/** The client that asks. */
let ours: string
let serial = 0

beforeAll(async () => {
  app = await startTestApp()
  const token = await app.token()
  ours = decodeJwt(token).azp as string
  api = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
})
afterAll(() => app.close())

let api: Caller

interface Person {
  readonly id: string
  readonly subject: string
  readonly path: string
  readonly email: string
}

async function person(name: string, given: Readonly<Record<string, unknown>> = {}): Promise<Person> {
  serial += 1
  const email = `${name}${serial}@example.com`
  const body = {
    connection: 'Username-Password-Authentication',
    email,
    password: 'Correct-Horse-7-Battery',
    given_name: name,
    ...given,
  }
  const made = await api('POST', '/users', { body })
  if (made.status !== 201) throw new Error(made.text)
  const id: string = made.body.user_id
  return { id, email, subject: id.slice(id.indexOf('|') + 1), path: `/users/${encodeURIComponent(id)}` }
}

async function database(name: string): Promise<string> {
  const made = await api('POST', '/connections', { body: { name, strategy: 'auth0' } })
  if (made.status !== 201) throw new Error(made.text)
  return made.body.id
}

async function idToken(of: Person, clientId = ours, lifetimeSeconds = 300): Promise<string> {
  const { directory } = app.app
  const user = presentUser(await directory.stores.users.find(of.id))
  return issueIdToken(
    { ...directory, signingKeys: directory.stores.signingKeys },
    {
      clientId,
      person: user,
      scope: ['openid'],
      lifetimeSeconds,
      nonce: null,
      authenticatedAt: 0,
      methods: ['pwd'],
      contextClass: null,
      sessionId: null,
      organization: null,
    },
  )
}

/** The bearer token of a person who uses the client. */
async function ownToken(of: Person, scope: readonly string[]): Promise<string> {
  const { directory } = app.app
  const client = await directory.stores.clients.find(ours)
  if (client === null) throw new Error('the client is gone')
  const given = { audience: directory.managementAudience, scope }
  const { family } = await holdsTokens(directory, of.id, client, given)
  return issuePersonToken(
    { ...directory, signingKeys: directory.stores.signingKeys },
    {
      userId: of.id,
      clientId: ours,
      familyId: family.id,
      audience: directory.managementAudience,
      scope,
      lifetimeSeconds: 300,
      sessionId: null,
      organizationId: null,
      permissions: null,
      keyThumbprint: null,
    },
  )
}

const asOwner = async (of: Person, scope = ['update:current_user_identities']) =>
  caller(`${app.url}api/v2`, { authorization: `Bearer ${await ownToken(of, scope)}` })
const link = (primary: Person, body: object, by: Caller = api) => by('POST', `${primary.path}/identities`, { body })
const named = ({ subject }: Person) => ({ provider: 'auth0', user_id: subject })

describe('linking', () => {
  test('201 S003-92 S003-93 two accounts become one, and the answer is its identities', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    const answer = await link(alice, named(bob))
    expect(answer.status).toBe(201)
    expect(answer.body).toHaveLength(2)
    const read = (await api('GET', alice.path)).body
    expect(answer.body).toEqual(read.identities)
    expect(read).toMatchObject({ user_id: alice.id, email: alice.email, given_name: 'alice' })
    expect((await api('GET', bob.path)).status).toBe(404)
  })

  test('201 S003-101 an identity says where it comes from and what is known there', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    const [first, second] = (await link(alice, named(bob))).body
    expect(first).toMatchObject({ user_id: alice.subject, profileData: { email: alice.email } })
    expect(second).toEqual({
      connection: 'Username-Password-Authentication',
      user_id: bob.subject,
      provider: 'auth0',
      isSocial: false,
      profileData: expect.objectContaining({ email: bob.email, email_verified: false, given_name: 'bob' }),
    })
  })

  test('201 S003-99 S003-100 the connection may be named, and then it is the one that is meant', async () => {
    const second = await database('second')
    const [alice, bob] = [await person('alice'), await person('bob', { connection: 'second' })]
    const standard = (await api('GET', '/connections?name=Username-Password-Authentication')).body[0].id
    expect((await link(alice, { ...named(bob), connection_id: standard })).status).toBe(400)
    expect((await link(alice, { ...named(bob), connection_id: 'con_0000000000000000' })).status).toBe(400)
    const answer = await link(alice, { ...named(bob), connection_id: second })
    expect(answer.body[1]).toMatchObject({ connection: 'second', user_id: bob.subject })
  })

  test('201 the id may be sent whole, as recorded traffic does', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    expect((await link(alice, { provider: 'auth0', user_id: bob.id })).status).toBe(201)
  })

  test('S003-98 provider and user_id are both needed', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    for (const left of [{ provider: 'auth0' }, { user_id: bob.subject }, {}]) {
      expect((await link(alice, left)).status).toBe(400)
    }
    expect((await api('GET', bob.path)).status).toBe(200)
  })

  test('400 oneself, 400 nobody, 409 what is linked already, 404 an unknown user', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    expect((await link(alice, named(alice))).body.message).toBe('Main identity and the new one are the same.')
    const nobody = await link(alice, { provider: 'auth0', user_id: 'nobody' })
    expect([nobody.status, nobody.body.message]).toEqual([400, 'Provided secondary account not found.'])
    await link(alice, named(bob))
    const again = await link(alice, named(bob))
    expect([again.status, again.body.message]).toEqual([409, 'Specified identity already exists.'])
    expect((await api('POST', '/users/auth0%7Cnobody/identities', { body: named(alice) })).status).toBe(404)
  })

  test('403 S003-97 without update:users', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    for (const scopes of [['read:users'], ['update:current_user_identities']]) {
      const weak = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(scopes)}` })
      expect((await link(alice, named(bob), weak)).status).toBe(403)
    }
  })
})

describe('linking by the token of the other account', () => {
  test('201 S003-95 the token alone is enough', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    const answer = await link(alice, { link_with: await idToken(bob) })
    expect([answer.status, answer.body.length]).toEqual([201, 2])
    const both = await link(alice, { link_with: await idToken(await person('carol')), provider: 'auth0' })
    expect(both.status).toBe(400)
  })

  test('201 S003-94 by the own token of the primary user, 403 by one without the scope', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    const link_with = await idToken(bob)
    expect((await link(alice, { link_with }, await asOwner(alice, ['read:current_user']))).status).toBe(403)
    expect((await link(alice, { link_with }, await asOwner(alice))).status).toBe(201)
  })

  test('403 S003-96 an own token is for the own account alone', async () => {
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')]
    expect((await link(bob, { link_with: await idToken(carol) }, await asOwner(alice))).status).toBe(403)
  })

  test('400 an own token links what is proven, not what is named', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    expect((await link(alice, named(bob), await asOwner(alice))).status).toBe(400)
    expect((await api('GET', bob.path)).status).toBe(200)
  })

  async function foreignToken(of: Person): Promise<string> {
    const { privateKey } = await generateKeyPair('RS256')
    const genuine = await idToken(of)
    const kid = JSON.parse(Buffer.from(genuine.split('.')[0] ?? '', 'base64url').toString()).kid
    return new SignJWT(decodeJwt(genuine)).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey)
  }

  async function unsignedToken(of: Person): Promise<string> {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'none', typ: 'JWT' })}.${part(decodeJwt(await idToken(of)))}.`
  }

  test.each<[string, (alice: Person, bob: Person) => Promise<string>]>([
    ['has expired', (_alice, bob) => idToken(bob, ours, -1)],
    ['was made for another client', (_alice, bob) => idToken(bob, 'another client')],
    ['is an access token', (_alice, bob) => ownToken(bob, ['read:current_user'])],
    ["is alice's own", (alice) => idToken(alice)],
    ['is signed by somebody else', (_alice, bob) => foreignToken(bob)],
    ['is not signed', (_alice, bob) => unsignedToken(bob)],
    ['is no token', async () => 'abc'],
    [
      'was changed',
      (_alice, bob) => idToken(bob).then((token) => token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))),
    ],
  ])('OID-20 a token that %s is refused and nothing is linked', async (_how, made) => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    const answer = await link(alice, { link_with: await made(alice, bob) })
    expect(answer.status).toBe(400)
    expect((await api('GET', alice.path)).body.identities).toHaveLength(1)
    expect((await api('GET', bob.path)).status).toBe(200)
  })

  test('OID-20 a token links once, and not again after the link was undone', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    const link_with = await idToken(bob)
    expect((await link(alice, { link_with })).status).toBe(201)
    expect((await link(alice, { link_with })).status).toBe(409)
    app.clock.aheadMs = 2_000
    expect((await api('DELETE', `${alice.path}/identities/auth0/${bob.subject}`)).status).toBe(200)
    expect((await link(alice, { link_with })).status).toBe(400)
    app.clock.aheadMs = 0
  })

  test('OID-20 an account that may do more than the primary one is not linked by its token', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    const permission = { resource_server_identifier: `${app.url}api/v2/`, permission_name: 'read:users' }
    const granted = await api('POST', `${bob.path}/permissions`, { body: { permissions: [permission] } })
    expect(granted.status).toBe(201)
    const link_with = await idToken(bob)
    expect((await link(alice, { link_with })).body.message).toBe('Unable to link with the secondary account.')
    await api('POST', `${alice.path}/permissions`, { body: { permissions: [permission] } })
    expect((await link(alice, { link_with })).status).toBe(201)
  })

  test('a suspended account is linked by nobody', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')]
    const link_with = await idToken(bob)
    await api('PATCH', bob.path, { body: { blocked: true } })
    expect((await link(alice, { link_with })).status).toBe(400)
    expect((await link(alice, named(bob))).status).toBe(400)
  })
})

describe('unlinking', () => {
  test('200 S003-102 S003-104 S003-105 the named one leaves, the others stay, and it is a user of its own again', async () => {
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')]
    await link(alice, named(bob))
    await link(alice, named(carol))
    const answer = await api('DELETE', `${alice.path}/identities/auth0/${bob.subject}`)
    expect(answer.status).toBe(200)
    expect(answer.body.map(({ user_id }: { user_id: string }) => user_id)).toEqual([alice.subject, carol.subject])
    expect(answer.body).toEqual((await api('GET', alice.path)).body.identities)
    const alone = await api('GET', bob.path)
    expect(alone.body).toMatchObject({ user_id: bob.id, email: bob.email, given_name: 'bob' })
    expect(alone.body.app_metadata).toBeUndefined()
    const account = await app.app.directory.stores.accounts.findByIdentifier(
      (await api('GET', '/connections?name=Username-Password-Authentication')).body[0].id,
      bob.email,
    )
    expect(account).toMatchObject({ userId: bob.id, password: expect.anything() })
  })

  test('400 the main one and unknown ones, 404 an unknown user, S003-103', async () => {
    const alice = await person('alice')
    const main = await api('DELETE', `${alice.path}/identities/auth0/${alice.subject}`)
    expect([main.status, main.body.message]).toEqual([400, 'Main identity cannot be removed.'])
    expect((await api('DELETE', `${alice.path}/identities/auth0/nobody`)).status).toBe(400)
    expect((await api('DELETE', `${alice.path}/identities/github/${alice.subject}`)).status).toBe(400)
    expect((await api('DELETE', `/users/auth0%7Cnobody/identities/auth0/x`)).status).toBe(404)
  })

  test('403 somebody else’s account by an own token, and by a token without the scope', async () => {
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')]
    await link(bob, named(carol))
    const path = `${bob.path}/identities/auth0/${carol.subject}`
    expect((await (await asOwner(alice))('DELETE', path)).status).toBe(403)
    const weak = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
    expect((await weak('DELETE', path)).status).toBe(403)
    expect((await (await asOwner(bob))('DELETE', path)).status).toBe(200)
  })
})

test('linking and unlinking leave an event each, and end what the person held', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')]
  const own = await asOwner(alice)
  await link(alice, named(bob))
  expect((await own('DELETE', `${alice.path}/identities/auth0/${bob.subject}`)).status).toBe(401)
  await api('DELETE', `${alice.path}/identities/auth0/${bob.subject}`)
  const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
  const { items } = await app.app.directory.stores.audit.listAbout(alice.id, page)
  expect(items.map(({ type }) => type).slice(0, 2)).toEqual(['user.identity_unlinked', 'user.identity_linked'])
})
