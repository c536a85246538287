// A person's token on `/api/v2` is about their own account and nobody else's, whatever row of the table it is tried on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isOwnAccountScope } from '../../src/access-tokens/grantable-scope.ts'
import { routes } from '../../src/api/auth0-v2/routes.ts'
import { managementScopes } from '../../src/resource-servers/management-scopes.ts'
import { client, type Person, person, tokensFor } from '../api/oauth/person-client.ts'
import { type Caller, caller, startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let alice: Person
let bob: Person
let asAlice: Caller

const ownScopes = managementScopes.map(({ name }) => name).filter(isOwnAccountScope)
// Whose a device credential is stands in no path; it is asked for below.
const ofOwnAccount = routes.filter(
  ({ scopes, path }) => scopes.names.some(isOwnAccountScope) && path.startsWith('/users/'),
)
const ofOthers = routes.filter(({ scopes }) => !scopes.names.some(isOwnAccountScope))

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  alice = await person(app, 'alice')
  bob = await person(app, 'bob')
  const spa = await client(app, { grant_types: ['authorization_code'] })
  const asked = { audience: `${app.url}api/v2/`, scope: ['openid', ...ownScopes].join(' ') }
  const { access_token: token, scope } = await tokensFor(app, spa, alice, asked)
  expect(scope.split(' ')).toEqual(expect.arrayContaining(ownScopes))
  asAlice = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
})
afterAll(() => app.close())

const pathOf = (path: string, { id }: Person) =>
  path
    .replace(':id', encodeURIComponent(id))
    .replace(/:provider/, 'google-authenticator')
    .replace(/:[a-zA-Z_]+/g, 'none')

/** Bodies that pass the schemas, so that nothing but whose account it is can be why a request is refused. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /users/:id/identities': { link_with: 'a.b.c' },
}

test('there are such rows', () => expect(ofOwnAccount.length).toBeGreaterThanOrEqual(3))

test.each(ofOwnAccount.map((row) => [`${row.method} ${row.path}`, row] as const))(
  'AUZ-11 403 %s of another person is refused to somebody who may do it to their own account',
  async (name, { method, path, scopes }) => {
    const body = bodies[name]
    const options = body === undefined ? {} : { body }
    const foreign = await asAlice(method, pathOf(path, bob), options)
    expect([foreign.status, foreign.body.error]).toEqual([403, 'Forbidden'])
    // The same for somebody who is not there: nothing tells who is.
    const nobody = await asAlice(method, pathOf(path, { ...bob, id: 'auth0|nobody' }), options)
    expect(nobody.body).toEqual(foreign.body)
    const own = await asAlice(method, pathOf(path, alice), options)
    expect([own.status, own.text]).not.toEqual([foreign.status, foreign.text])
    // A program is no current user.
    const token = await app.token(scopes.names.filter(isOwnAccountScope))
    const program = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
    expect((await program(method, pathOf(path, bob), options)).status).toBe(403)
  },
)

test('403 a device of another person stays, and one of their own ends', async () => {
  const spa = await client(app, { grant_types: ['authorization_code', 'refresh_token'] })
  const deviceOf = async (who: Person): Promise<string> => {
    await tokensFor(app, spa, who, { scope: 'openid offline_access' })
    const { body } = await app.api('GET', `/device-credentials?user_id=${encodeURIComponent(who.id)}`)
    return body[0].id
  }
  const [own, foreign] = [await deviceOf(alice), await deviceOf(bob)]
  expect((await asAlice('DELETE', `/device-credentials/${foreign}`)).status).toBe(403)
  expect((await app.api('GET', `/refresh-tokens/${foreign}`)).status).toBe(200)
  expect((await asAlice('DELETE', `/device-credentials/${own}`)).status).toBe(204)
  expect((await app.api('GET', `/refresh-tokens/${own}`)).status).toBe(404)
})

test('AUZ-11 403 no other row opens to a person at all', async () => {
  for (const { method, path } of ofOthers) {
    for (const who of [alice, bob]) {
      const options = method === 'GET' || method === 'DELETE' ? {} : { body: {} }
      const { status, body } = await asAlice(method, pathOf(path, who), options)
      expect([method, path, status, body.errorCode]).toEqual([method, path, 403, 'insufficient_scope'])
    }
  }
})
