import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from '../kernel/sealing.ts'
import { sampleClient } from '../storage/conformance/clients.ts'
import {
  isClientSecret,
  isSecretInForce,
  newClientSecret,
  openClientSecret,
  sealClientSecret,
} from './client-secret.ts'

const sealer = createSealer(randomBytes(32), 1)

test('a new secret has 64 letters and digits, and never comes twice', () => {
  expect(newClientSecret()).toMatch(/^[A-Za-z0-9]{64}$/)
  expect(newClientSecret()).not.toBe(newClientSecret())
})

test('a sealed secret opens for its own client alone', () => {
  const secret = newClientSecret()
  const sealedSecret = sealClientSecret(sealer, 'one', secret)
  expect(sealedSecret.includes(secret)).toBe(false)
  expect(openClientSecret(sealer, sampleClient('one', { sealedSecret }))).toBe(secret)
  expect(() => openClientSecret(sealer, sampleClient('two', { sealedSecret }))).toThrow()
})

test('only the secret itself is the secret', () => {
  const sealedSecret = sealClientSecret(sealer, 'one', 'right')
  const client = sampleClient('one', { sealedSecret })
  expect(isClientSecret(sealer, client, 'right')).toBe(true)
  for (const wrong of ['', 'righ', 'rightt', 'RIGHT']) expect(isClientSecret(sealer, client, wrong)).toBe(false)
})

test('the secret before is good until its time, and no other client’s ever', () => {
  const now = new Date('2026-11-21T10:00:00Z')
  const until = new Date('2026-11-21T11:00:00Z')
  const sealed = sealClientSecret(sealer, 'one', 'before')
  const sealedSecret = sealClientSecret(sealer, 'one', 'now')
  const client = sampleClient('one', { sealedSecret, previousSecret: { sealed, until } })
  expect(isSecretInForce(sealer, client, 'now', now)).toBe(true)
  expect(isSecretInForce(sealer, client, 'before', now)).toBe(true)
  expect(isSecretInForce(sealer, client, 'before', until)).toBe(false)
  expect(isSecretInForce(sealer, client, 'now', until)).toBe(true)
  expect(isSecretInForce(sealer, client, 'neither', now)).toBe(false)
})
