import { createPublicKey, type JsonWebKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from '../kernel/sealing.ts'
import { keyCertificate } from './certificate.ts'
import { newSigningKey } from './rotate-signing-keys.ts'

const sealer = createSealer(Buffer.alloc(32, 7), 1)

test('a certificate holds the key, names the host and is signed by the key itself', async () => {
  const key = await newSigningKey(sealer, 'current', new Date('2026-11-22T10:00:00Z'))
  const { pem, subject, fingerprint } = keyCertificate(sealer, key, 'users.example.com')
  const read = new X509Certificate(pem)
  expect([read.subject, read.issuer, subject]).toEqual([
    'CN=users.example.com',
    'CN=users.example.com',
    '/CN=users.example.com',
  ])
  expect(read.verify(createPublicKey({ key: key.publicJwk as JsonWebKey, format: 'jwk' }))).toBe(true)
  expect(read.publicKey.export({ format: 'jwk' })).toMatchObject({ n: key.publicJwk.n, e: key.publicJwk.e })
  expect([new Date(read.validFrom), new Date(read.validTo)]).toEqual([
    new Date('2026-11-22T10:00:00Z'),
    new Date('2036-11-22T10:00:00Z'),
  ])
  expect(fingerprint).toMatch(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/)
})

test('it is the same each time, beyond 2049 as well, and in PKCS #7 lies the same certificate', async () => {
  const key = await newSigningKey(sealer, 'next', new Date('2045-01-01T00:00:00Z'))
  const first = keyCertificate(sealer, key, 'a'.repeat(100))
  expect(keyCertificate(sealer, { ...key }, 'a'.repeat(100))).toEqual(first)
  const der = new X509Certificate(first.pem)
  expect([der.subject, new Date(der.validTo)]).toEqual([`CN=${'a'.repeat(64)}`, new Date('2055-01-01T00:00:00Z')])
  const wrapped = Buffer.from(first.pkcs7.replace(/-----[A-Z0-9 ]+-----/g, ''), 'base64')
  expect(wrapped.includes(der.raw)).toBe(true)
})
