import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let path: string

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function newClient(given: object = {}): Promise<string> {
  const { status, body } = await app.api('POST', '/clients', { body: { name: 'Machine', ...given } })
  expect(status).toBe(201)
  path = `/clients/${body.client_id}`
  return body.client_id
}

const rsa = (modulusLength = 2_048) => generateKeyPairSync('rsa', { modulusLength })
const spki = (key = rsa().publicKey) => key.export({ type: 'spki', format: 'pem' }).toString()
/** One of its own for each that brings none: making a key costs more than all that is asked with it. */
const publicKey = (given: object = {}) => ({
  credential_type: 'public_key',
  ...('pem' in given ? {} : { pem: spki() }),
  ...given,
})
const add = (given: object = {}) => app.api('POST', `${path}/credentials`, { body: publicKey(given) })

const shown = {
  id: expect.stringMatching(/^cred_\w{16}$/),
  credential_type: 'public_key',
  kid: expect.stringMatching(/^[\w-]{43}$/),
  alg: 'RS256',
  created_at: expect.any(String),
  updated_at: expect.any(String),
  expires_at: null,
}

test('a key is added, listed, read, dated and removed', async () => {
  await newClient()
  const made = await add({ name: 'First', expires_at: '2096-05-13T09:33:13Z' })
  const first = { ...shown, name: 'First', expires_at: '2096-05-13T09:33:13.000Z' }
  expect([made.status, made.body]).toEqual([201, first])
  const second = (await add()).body
  expect(second).toEqual(shown)
  const { id } = made.body
  expect((await app.api('GET', `${path}/credentials`)).body).toEqual([second, made.body])
  expect((await app.api('GET', `${path}/credentials/${id}`)).body).toEqual(made.body)
  const dated = await app.api('PATCH', `${path}/credentials/${id}`, {
    body: { expires_at: '2090-01-01T00:00:00+02:00' },
  })
  expect([dated.status, dated.body.expires_at]).toEqual([200, '2089-12-31T22:00:00.000Z'])
  const endless = await app.api('PATCH', `${path}/credentials/${id}`, { body: { expires_at: null } })
  expect([endless.status, endless.body]).toEqual([200, { ...shown, name: 'First' }])
  expect((await app.api('PATCH', `${path}/credentials/${id}`, { body: {} })).body).toEqual(endless.body)
  expect((await app.api('DELETE', `${path}/credentials/${id}`)).status).toBe(204)
  expect((await app.api('DELETE', `${path}/credentials/${id}`)).status).toBe(204)
  expect((await app.api('GET', `${path}/credentials/${id}`)).status).toBe(404)
})

test('a new client brings its keys, and shows them once', async () => {
  const credentials = [publicKey({ name: 'First' })]
  const body = { name: 'Machine', client_authentication_methods: { private_key_jwt: { credentials } } }
  const made = await app.api('POST', '/clients', { body })
  expect(made.status).toBe(201)
  expect(made.body.client_authentication_methods).toEqual({
    private_key_jwt: { credentials: [{ ...shown, name: 'First' }] },
  })
  expect(made.body.token_endpoint_auth_method).toBeUndefined()
  const [{ id }] = made.body.client_authentication_methods.private_key_jwt.credentials
  const read = await app.api('GET', `/clients/${made.body.client_id}`)
  expect(read.body.client_authentication_methods).toEqual({ private_key_jwt: { credentials: [{ id }] } })
})

test('keys and another method take each other’s place', async () => {
  await newClient({ token_endpoint_auth_method: 'client_secret_post' })
  const { id } = (await add()).body
  const methods = { private_key_jwt: { credentials: [{ id }] } }
  const keyed = await app.api('PATCH', path, { body: { client_authentication_methods: methods } })
  expect([keyed.body.client_authentication_methods, keyed.body.token_endpoint_auth_method]).toEqual([
    methods,
    undefined,
  ])
  const back = await app.api('PATCH', path, { body: { token_endpoint_auth_method: 'client_secret_basic' } })
  expect([back.body.client_authentication_methods, back.body.token_endpoint_auth_method]).toEqual([
    undefined,
    'client_secret_basic',
  ])
  const both = { client_authentication_methods: methods, token_endpoint_auth_method: 'client_secret_post' }
  expect((await app.api('PATCH', path, { body: both })).status).toBe(400)
  const named = { client_authentication_methods: null, token_endpoint_auth_method: 'client_secret_post' }
  expect((await app.api('PATCH', path, { body: named })).body.token_endpoint_auth_method).toBe('client_secret_post')
})

test('a client cannot list a key that it does not have', async () => {
  await newClient()
  const foreign = (await add()).body.id
  await newClient()
  for (const id of [foreign, 'cred_unknown']) {
    const methods = { private_key_jwt: { credentials: [{ id }] } }
    const { status, body } = await app.api('PATCH', path, { body: { client_authentication_methods: methods } })
    expect([status, body.message]).toEqual([400, expect.stringContaining(`no credential ${id}`)])
  }
  expect((await app.api('GET', path)).body.client_authentication_methods).toBeUndefined()
  expect((await app.api('GET', `${path}/credentials/${foreign}`)).status).toBe(404)
  expect((await app.api('PATCH', `${path}/credentials/${foreign}`, { body: { expires_at: null } })).status).toBe(404)
})

describe('what may be a key', () => {
  test('PKCS #1, P-256 and Ed25519, each with the algorithm of its kind', async () => {
    await newClient()
    const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).publicKey
    const pkcs1 = rsa().publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()
    expect((await add({ pem: pkcs1, alg: 'PS256' })).body.alg).toBe('PS256')
    expect((await add({ pem: spki(ec('P-256')) })).body.alg).toBe('ES256')
    expect((await add({ pem: spki(generateKeyPairSync('ed25519').publicKey) })).body.alg).toBe('EdDSA')
    expect((await add({ pem: spki(ec('P-384')) })).status).toBe(400)
    expect((await add({ pem: spki(ec('P-256')), alg: 'RS256' })).body.message).toContain('It fits: ES256')
  })

  test('a certificate, whose end can be the key’s', async () => {
    await newClient()
    const notAfterDate = new Date(Date.now() + 90 * 86_400_000)
    const { cert: pem } = await generate([{ name: 'commonName', value: 'machine' }], {
      keySize: 2_048,
      notAfterDate,
    })
    const { body } = await add({ pem, parse_expiry_from_cert: true })
    const days = (Date.parse(body.expires_at) - Date.now()) / 86_400_000
    expect([body.alg, Math.round(days)]).toEqual(['RS256', 90])
    await newClient()
    expect((await add({ pem })).body).toEqual(shown)
  })

  test.each<[string, () => object, RegExp]>([
    ['a private key', () => ({ pem: rsa().privateKey.export({ type: 'pkcs8', format: 'pem' }) }), /private key/],
    ['a short RSA key', () => ({ pem: spki(rsa(1_024).publicKey) }), /has 1024/],
    ['no PEM', () => ({ pem: 'a key' }), /must hold a public key/],
    ['an empty PEM', () => ({ pem: '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----' }), /cannot be read/],
    ['nothing', () => ({ pem: undefined }), /needs its PEM/],
    ['a symmetric algorithm', () => ({ alg: 'HS256' }), /alg/],
    ['a time that was', () => ({ expires_at: '2020-01-01T00:00:00Z' }), /have expired already/],
    ['a time that is none', () => ({ expires_at: '2090-99-99T00:00:00Z' }), /Enter a time/],
    ['a key for a certificate', () => ({ credential_type: 'x509_cert' }), /must hold an X.509 certificate/],
    [
      'a subject without a name',
      () => ({ credential_type: 'cert_subject_dn', pem: undefined }),
      /needs its subject_dn/,
    ],
    ['a key with a subject', () => ({ subject_dn: 'CN=One' }), /belongs to a cert_subject_dn/],
    ['a name without end', () => ({ name: 'x'.repeat(129) }), /name/],
  ])('not %s', async (_what, given, message) => {
    await newClient()
    const { status, body } = await add(given())
    expect([status, body.message]).toEqual([400, expect.stringMatching(message)])
    expect((await app.api('GET', `${path}/credentials`)).body).toEqual([])
  })

  test('the same key once, and ten keys at most', async () => {
    await newClient()
    const pem = spki()
    expect((await add({ pem })).status).toBe(201)
    expect((await add({ pem })).body.message).toContain('has a credential with this key')
    const more = Array.from({ length: 12 }, () => spki(generateKeyPairSync('ed25519').publicKey))
    const statuses = await Promise.all(more.map(async (each) => (await add({ pem: each })).status))
    expect(statuses.filter((status) => status === 201)).toHaveLength(9)
  })
})

describe('certificates for mutual TLS', () => {
  const certificate = async () => {
    const notAfterDate = new Date(Date.now() + 90 * 86_400_000)
    const name = [
      { name: 'organizationName', value: 'Acme' },
      { name: 'commonName', value: 'machine' },
    ]
    return (await generate(name, { keySize: 2_048, notAfterDate })).cert
  }

  test('are kept by their fingerprint or their subject, and given back', async () => {
    await newClient()
    const pem = await certificate()
    const whole = (await add({ credential_type: 'x509_cert', pem })).body
    const thumbprint_sha256 = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url')
    expect(whole).toMatchObject({ credential_type: 'x509_cert', thumbprint_sha256, expires_at: expect.any(String) })
    const named = (await add({ credential_type: 'cert_subject_dn', pem })).body
    expect(named).toMatchObject({ credential_type: 'cert_subject_dn', subject_dn: 'O=Acme\nCN=machine' })
    const again = await add({ credential_type: 'cert_subject_dn', pem: undefined, subject_dn: 'O=Acme\nCN=machine' })
    expect(again.status).toBe(400)
    expect((await app.api('GET', `${path}/credentials`)).body).toEqual([named, whole])
    const methods = { self_signed_tls_client_auth: { credentials: [{ id: whole.id }] } }
    const set = await app.api('PATCH', path, { body: { client_authentication_methods: methods } })
    expect(set.body.client_authentication_methods).toEqual(methods)
    const wrong = { tls_client_auth: { credentials: [{ id: whole.id }] } }
    expect((await app.api('PATCH', path, { body: { client_authentication_methods: wrong } })).body.message).toContain(
      'of type cert_subject_dn',
    )
  })

  test('prove nothing: a client that is set to them gets no token by its secret or a key', async () => {
    const credentials = [{ credential_type: 'x509_cert', pem: await certificate() }]
    const client_authentication_methods = { self_signed_tls_client_auth: { credentials } }
    const { body } = await app.api('POST', '/clients', { body: { name: 'Certified', client_authentication_methods } })
    const audience = `${app.url}api/v2/`
    const { client_id, client_secret } = body
    await app.api('POST', '/client-grants', { body: { client_id, audience, scope: ['read:users'] } })
    const asked = { grant_type: 'client_credentials', client_id, client_secret, audience }
    expect((await app.anonymous('POST', '/oauth/token', { body: asked })).status).toBe(401)
  })
})

test('each call wants its own scope, and a client that is there', async () => {
  const id = await newClient()
  const bearer = async (scope: string) => ({ authorization: `Bearer ${await app.token([scope])}` })
  const calls = [
    ['GET', '', 'read', undefined],
    ['POST', '', 'create', publicKey()],
    ['GET', '/cred_x', 'read', undefined],
    ['PATCH', '/cred_x', 'update', { expires_at: null }],
    ['DELETE', '/cred_x', 'delete', undefined],
  ] as const
  for (const [method, rest, action, body] of calls) {
    const address = `api/v2/clients/${id}/credentials${rest}`
    const refused = await app.anonymous(method, address, { body, headers: await bearer('read:clients') })
    expect([method, refused.status]).toEqual([method, 403])
    const headers = await bearer(`${action}:client_credentials`)
    expect((await app.anonymous(method, address, { body, headers })).status).not.toBe(403)
  }
  expect((await app.api('GET', '/clients/nobody/credentials')).status).toBe(404)
  expect((await app.api('POST', '/clients/nobody/credentials', { body: publicKey() })).status).toBe(404)
})
