import { createPublicKey, X509Certificate } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { rotateWhenDue } from '../../../../src/signing-keys/rotate-when-due.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
afterEach(() => {
  app.clock.aheadMs = 0
})

const dayMs = 86_400_000
const keys = async () => (await app.api('GET', '/keys/signing')).body
const ofState = async (state: 'current' | 'next' | 'previous') =>
  (await keys()).filter((key: Record<string, unknown>) => key[state] === true)

test('200 every key has a certificate of the very key that is published', async () => {
  const [current, next] = await keys()
  expect([current.current, current.next, next.current, next.next]).toEqual([true, false, false, true])
  expect(current).toMatchObject({ previous: false, revoked: false, current_since: expect.stringMatching(/Z$/) })
  expect(current.thumbprint).toBe(current.fingerprint.replaceAll(':', ''))
  const certificate = new X509Certificate(current.cert)
  expect(certificate.subject).toBe(`CN=${new URL(app.url).hostname}`)
  const published = (await app.anonymous('GET', '/.well-known/jwks.json')).body.keys
  const { n, e, kty } = published.find(({ kid }: { kid: string }) => kid === current.kid)
  expect(certificate.verify(createPublicKey({ key: { n, e, kty }, format: 'jwk' }))).toBe(true)
  expect((await app.api('GET', `/keys/signing/${current.kid}`)).body).toEqual(current)
  expect((await app.api('GET', '/keys/signing/none')).status).toBe(404)
  expect(JSON.stringify([current, next])).not.toContain('PRIVATE')
})

test('201 rotating brings the next key into use, once', async () => {
  const [{ kid: before }] = await ofState('current')
  const [{ kid: waiting }] = await ofState('next')
  const answers = await Promise.all([1, 2].map(() => app.api('POST', '/keys/signing/rotate')))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 201)?.body).toEqual({
    kid: waiting,
    cert: expect.stringContaining('BEGIN CERTIFICATE'),
  })
  const [previous] = await ofState('previous')
  expect([previous.kid, previous.current_until]).toEqual([before, expect.stringMatching(/Z$/)])
})

test('200 a revoked key is gone, and what it signed is worth nothing', async () => {
  const token = await app.token(['read:signing_keys'])
  const reader = caller(`${app.url}api/v2`, { authorization: `Bearer ${token}` })
  const [{ kid }] = await ofState('current')
  expect((await reader('GET', '/keys/signing')).status).toBe(200)
  const revoked = await app.api('PUT', `/keys/signing/${kid}/revoke`)
  expect([revoked.status, revoked.body]).toEqual([200, { kid, cert: expect.any(String) }])
  expect((await reader('GET', '/keys/signing')).status).toBe(401)
})

test('403 reading keys is no leave to change them', async () => {
  const reader = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:signing_keys'])}` })
  const [{ kid }] = (await reader('GET', '/keys/signing')).body
  expect((await reader('POST', '/keys/signing/rotate')).status).toBe(403)
  expect((await reader('PUT', `/keys/signing/${kid}/revoke`)).status).toBe(403)
  const half = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['create:signing_keys'])}` })
  expect((await half('POST', '/keys/signing/rotate')).status).toBe(403)
})

test('JWT-07 a key that signed for 90 days gives way to the next one, and not a day before', async () => {
  const next = (await app.app.directory.stores.signingKeys.list()).find(({ state }) => state === 'next')
  app.clock.aheadMs = 89 * dayMs
  expect(await rotateWhenDue(app.app.directory)).toBe(false)
  app.clock.aheadMs = 91 * dayMs
  expect(await rotateWhenDue(app.app.directory)).toBe(true)
  expect(await rotateWhenDue(app.app.directory)).toBe(false)
  const [current] = await app.app.directory.stores.signingKeys.list()
  expect(current?.id).toBe(next?.id)
})

test.each(['/keys/encryption', '/keys/encryption/rekey', '/keys/custom-signing'])(
  '404 %s says why it is not there',
  async (path) => {
    expect((await app.api('GET', path)).body).toMatchObject({ statusCode: 404, errorCode: 'operation_not_supported' })
  },
)
