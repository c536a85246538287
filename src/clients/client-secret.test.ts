import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from '../kernel/sealing.ts'
import { sampleClient } from '../storage/conformance/clients.ts'
import { isClientSecret, newClientSecret, openClientSecret, sealClientSecret } from './client-secret.ts'

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
