import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

let made = 0

/** A machine with a grant for an API of these settings. */
async function machineFor(settings: object, grantSettings: object = {}) {
  made += 1
  const audience = `https://api${made}.example.com`
  const server = await app.api('POST', '/resource-servers', { body: { identifier: audience, ...settings } })
  expect(server.status).toBe(201)
  const { client_id, client_secret } = (await app.api('POST', '/clients', { body: { name: 'Machine' } })).body
  const grant = { client_id, audience, scope: [], ...grantSettings }
  expect((await app.api('POST', '/client-grants', { body: grant })).status).toBe(201)
  return { grant_type: 'client_credentials', client_id, client_secret, audience }
}

const ask = (body: object) => app.anonymous('POST', '/oauth/token', { body })

test('200 an API without wishes gives a machine its token', async () => {
  expect((await ask(await machineFor({}))).status).toBe(200)
})

test.each([
  ['mtls', 'which nobody can prove here'],
  ['dpop', 'without a proof of the key'],
])('400 an API that wants tokens of a key by %s gives none, %s', async (mechanism) => {
  const machine = await machineFor({ proof_of_possession: { mechanism, required: true } })
  expect((await ask(machine)).body).toMatchObject({ error: 'invalid_dpop_proof' })
  const open = await machineFor({ proof_of_possession: { mechanism, required: false } })
  expect((await ask(open)).status).toBe(200)
})

test('403 an API that is closed to clients gives none a token of its own, whatever was granted', async () => {
  const machine = await machineFor({ subject_type_authorization: { client: { policy: 'deny_all' } } })
  expect((await ask(machine)).body).toMatchObject({ error: 'access_denied' })
})

test('a machine acts for no organization, so a grant that requires one gives no token', async () => {
  const bound = await machineFor({}, { organization_usage: 'require' })
  expect((await ask(bound)).body).toMatchObject({ error: 'access_denied' })
  const free = await machineFor({}, { organization_usage: 'allow' })
  expect((await ask(free)).status).toBe(200)
  expect((await ask({ ...free, organization: 'org_1' })).body).toMatchObject({ error: 'invalid_request' })
})

test('200 the key that was proven is enough for an API that wants one', async () => {
  const machine = await machineFor({ proof_of_possession: { mechanism: 'dpop', required: true } })
  const headers = { dpop: await proof(`${app.url}oauth/token`) }
  const { status, body } = await app.anonymous('POST', '/oauth/token', { body: machine, headers })
  expect([status, body.token_type]).toEqual([200, 'DPoP'])
})

async function proof(htu: string): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  return new SignJWT({ htm: 'POST', htu, jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(publicKey) })
    .setIssuedAt()
    .sign(privateKey)
}
