import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, theObject, towards } from './run-cli.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const cli = (...words: string[]) => runCli(words, { variables: towards(app) })

test('clients create makes a machine whose token opens /api/v2', async () => {
  const outcome = await cli('clients', 'create', '--name', 'sync', '--machine', '--scopes', 'all', '--json')
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  const { client_id, client_secret, audience, token_url, ...rest } = theObject(outcome)
  expect({ audience, token_url, rest }).toEqual({
    audience: `${app.url}api/v2/`,
    token_url: `${app.url}oauth/token`,
    rest: {},
  })
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const token = await app.anonymous('POST', '/oauth/token', { body: grant })
  const read = caller(audience, { authorization: `Bearer ${token.body.access_token}` })
  expect((await read('GET', 'users')).status).toBe(200)
})

test('clients create grants the scopes that are named, and no others', async () => {
  const words = ['clients', 'create', '--name', 'reader', '--machine', '--scopes', 'read:users, read:roles', '--json']
  const { client_id, client_secret, audience } = theObject(await cli(...words))
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience }
  const { body } = await app.anonymous('POST', '/oauth/token', { body: grant })
  expect(body.scope.split(' ').sort()).toEqual(['read:roles', 'read:users'])
})

test('without --json the fields stand below each other', async () => {
  const { code, stdout, stderr } = await cli('clients', 'create', '--name', 'web')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^client_id {6}\S+\nclient_secret {2}\S+\naudience {7}http\S+\ntoken_url {6}http\S+\n$/)
})

test('a scope that the API does not define is refused', async () => {
  expect(await cli('clients', 'create', '--name', 'sync', '--machine', '--scopes', 'eat:users')).toEqual({
    code: 1,
    stdout: '',
    stderr: `scopes: ${app.url}api/v2/ defines no scope eat:users.\n`,
  })
})

test('an audience that is no API is refused', async () => {
  const outcome = await cli(
    'clients',
    'create',
    '--name',
    'sync',
    '--machine',
    '--audience',
    'https://nowhere.example/',
  )
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toContain('There is no API with the identifier https://nowhere.example/.')
})

test('keys create makes a key that may do what was named', async () => {
  const outcome = await cli('keys', 'create', '--name', 'Desk', '--permissions', 'create:users,read:users', '--json')
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  const made = theObject(outcome)
  expect(made).toMatchObject({ name: 'Desk', permissions: ['create:users', 'read:users'] })
  const call = caller(`${app.url}api/v1`, { 'x-api-key': made.key })
  expect((await call('POST', '/users', { body: { email: 'alice@example.com' } })).status).toBe(201)
  expect((await call('GET', '/keys')).status).toBe(403)
})

test('a key for which nothing is named may read people and roles, and change nothing', async () => {
  const { key } = theObject(await cli('keys', 'create', '--json'))
  const call = caller(`${app.url}api/v1`, { 'x-api-key': key })
  expect((await call('GET', '/users')).status).toBe(200)
  expect((await call('POST', '/users', { body: { email: 'bob@example.com' } })).status).toBe(403)
})

test('keys create --permissions all opens everything', async () => {
  const { key } = theObject(await cli('keys', 'create', '--permissions', 'all', '--json'))
  const outcome = await runCli(['keys', 'rotate'], { variables: { ROLLCALL_URL: app.url, ROLLCALL_KEY: key } })
  expect(outcome.code).toBe(0)
})

test('keys create --organization makes a key that opens this organization and nothing else', async () => {
  const { body: acme } = await app.api('POST', '/organizations', { body: { name: 'acme' } })
  const { body: other } = await app.api('POST', '/organizations', { body: { name: 'globex' } })
  const made = theObject(await cli('keys', 'create', '--permissions', 'all', '--organization', 'acme', '--json'))
  expect(made.organization).toBe(acme.id)
  const call = caller(`${app.url}api/v1`, { 'x-api-key': made.key })
  const statusOf = async (path: string) => (await call('GET', path)).status
  expect(await statusOf(`/organizations/${acme.id}/users`)).toBe(200)
  expect(await statusOf(`/organizations/${other.id}/users`)).toBe(404)
  expect(await statusOf('/keys')).toBe(403)
  const refused = await cli('keys', 'create', '--organization', 'nobody')
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('The organization does not exist.') })
})

test('keys rotate makes another key sign, and the tokens of the old one stay good', async () => {
  const token = await app.token(['read:users'])
  const outcome = await cli('keys', 'rotate', '--force', '--json')
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  const keyIds = [token, await app.token(['read:users'])].map(keyIdOf)
  expect(keyIds[1]).toBe(theObject(outcome).key_id)
  expect(keyIds[0]).not.toBe(keyIds[1])
  const old = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
  expect((await old('GET', '/users')).status).toBe(200)
})

function keyIdOf(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid
}

test('network-rules clear lets everybody in again, and leaves what an organization asks for', async () => {
  const made = await app.api('POST', '/organizations', { body: { name: 'initech' } })
  const add = (given: object) =>
    app.v1('POST', '/network-rules', { body: { effect: 'block', reason: 'Guessing passwords', ...given } })
  await add({ network: '203.0.113.7' })
  await add({ network: '198.51.100.0/24' })
  await add({ network: '192.0.2.0/24', organizationId: made.body.id })
  const outcome = await cli('network-rules', 'clear', '--json')
  expect(theObject(outcome)).toEqual({ removed: ['198.51.100.0/24', '203.0.113.7/32'] })
  const { data } = (await app.v1('GET', '/network-rules')).body
  expect(data).toMatchObject([{ network: '192.0.2.0/24' }])
  expect((await cli('network-rules', 'clear')).stdout).toBe('There are no network rules for everybody.\n')
})
