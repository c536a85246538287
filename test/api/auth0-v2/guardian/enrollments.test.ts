import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRecoveryCodes } from '../../../../src/authentication-methods/recovery-codes.ts'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { caller, startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let user: string
beforeAll(async () => {
  app = await startTestApp()
  const body = { connection: 'Username-Password-Authentication', email: 'alice@example.com' }
  const made = await app.api('POST', '/users', { body: { ...body, password: 'Correct-Horse-7-Battery' } })
  user = `/users/${encodeURIComponent(made.body.user_id)}/authentication-methods`
})
afterAll(() => app.close())

const of = (id: string) => `/guardian/enrollments/${encodeURIComponent(id)}`

test('200 an enrollment is found by its id alone, its number masked', async () => {
  const body = { type: 'phone', name: 'Mobile', phone_number: '+44207183875044' }
  const { id } = (await app.api('POST', user, { body })).body
  const { status, body: found } = await app.api('GET', of(id))
  expect(status).toBe(200)
  expect(found).toEqual({
    id,
    status: 'confirmed',
    name: 'Mobile',
    phone_number: 'XXXXXXXXXXX5044',
    enrolled_at: expect.stringMatching(/Z$/),
  })
})

test('204 an enrollment is deleted, and its owner is told', async () => {
  const { id } = (await app.api('POST', user, { body: { type: 'totp', name: 'App' } })).body
  expect(await app.api('DELETE', of(id))).toMatchObject({ status: 204, text: '' })
  expect((await app.api('GET', user)).body.map((method: { id: string }) => method.id)).not.toContain(id)
  expect((await app.api('DELETE', of(id))).status).toBe(404)
})

test('404 there is no such enrollment', async () => {
  for (const method of ['GET', 'DELETE']) {
    expect(await app.api(method, of('totp|dev_nobodyhasthis01'))).toMatchObject({
      status: 404,
      body: { message: 'The enrollment does not exist.' },
    })
  }
})

test('404 mailboxes, passkeys and recovery codes are no enrollments, and stay', async () => {
  const { publicKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  // RFC 9053 §7.2: {1: OKP, 3: EdDSA, -1: Ed25519, -2: x}
  const cose = Buffer.concat([Buffer.from('a4010103272006215820', 'hex'), Buffer.from(x as string, 'base64url')])
  const bodies = [
    { type: 'email', name: 'Mail', email: 'alice@example.com' },
    { type: 'passkey', name: 'Laptop', key_id: 'a2V5', public_key: cose.toString('base64') },
  ]
  for (const body of bodies) expect((await app.api('POST', user, { body })).status).toBe(201)
  const userId = decodeURIComponent(user.split('/')[2] as string)
  await app.app.directory.change((deps) => makeRecoveryCodes(deps, systemActor, userId))
  const before = await app.app.directory.stores.authenticationMethods.list(userId)
  const others = before.filter(({ type }) => type === 'email' || type === 'passkey' || type === 'recovery-code')
  expect(others).toHaveLength(3)
  for (const { id } of others) {
    for (const method of ['GET', 'DELETE']) {
      expect(await app.api(method, of(id)), `${method} ${id}`).toMatchObject({
        status: 404,
        body: { message: 'The enrollment does not exist.' },
      })
    }
  }
  expect(await app.app.directory.stores.authenticationMethods.list(userId)).toEqual(before)
})

test('403 each call needs its own scope', async () => {
  const limited = caller(`${app.url}api/v2`, { authorization: `Bearer ${await app.token(['read:users'])}` })
  expect((await limited('GET', of('x'))).body.message).toContain('read:guardian_enrollments')
  expect((await limited('DELETE', of('x'))).body.message).toContain('delete:guardian_enrollments')
})
