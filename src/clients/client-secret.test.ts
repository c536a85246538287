import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemActor } from '../kernel/actor.ts'
import { createSealer } from '../kernel/sealing.ts'
import { sampleClient, sampleSecret } from '../storage/conformance/clients.ts'
import {
  currentSecret,
  endOfSecrets,
  newClientSecret,
  openClientSecret,
  provingSecret,
  secretState,
} from './client-secret.ts'

const sealer = createSealer(randomBytes(32), 1)
const now = new Date('2026-11-21T10:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const made = (value?: string) =>
  newClientSecret({ sealer, clientId: 'one', by: systemActor, now, ...(value === undefined ? {} : { value }) })

test('a new secret has 64 letters and digits, and never comes twice', () => {
  const drawn = () => openClientSecret(sealer, 'one', made())
  expect(drawn()).toMatch(/^[A-Za-z0-9]{64}$/)
  expect(drawn()).not.toBe(drawn())
})

test('a sealed secret opens for its own client alone', () => {
  const secret = made('opens')
  expect(secret.sealed.includes('opens')).toBe(false)
  expect(openClientSecret(sealer, 'one', secret)).toBe('opens')
  expect(() => openClientSecret(sealer, 'two', secret)).toThrow()
})

test('only the secret itself is the secret', () => {
  const secret = made('right')
  const client = sampleClient('one', { secrets: [secret] })
  expect(provingSecret(sealer, client, 'right', now)).toBe(secret)
  for (const wrong of ['', 'righ', 'rightt', 'RIGHT']) expect(provingSecret(sealer, client, wrong, now)).toBeNull()
})

test('each of two secrets is good until its end, and the newest that works is the one that is meant', () => {
  const [newer, older] = [
    { ...made('newer'), expiresAt: later(1) },
    { ...made('older'), expiresAt: later(2) },
  ]
  const client = sampleClient('one', { secrets: [newer, older] })
  const proves = (given: string, at: Date) => provingSecret(sealer, client, given, at) !== null
  expect([proves('newer', now), proves('older', now), proves('neither', now)]).toEqual([true, true, false])
  expect([proves('newer', later(1)), proves('older', later(1)), proves('older', later(2))]).toEqual([
    false,
    true,
    false,
  ])
  expect([now, later(1), later(2)].map((at) => currentSecret(client, at))).toEqual([newer, older, newer])
})

test('people are told of the end of the last secret, for the 14 days before it', () => {
  const ending = (...ends: readonly (Date | null)[]) =>
    endOfSecrets(sampleClient('one', { secrets: ends.map((expiresAt) => sampleSecret('sec', { expiresAt })) }))
  expect(ending(later(3), later(9), later(1))).toEqual(later(9))
  expect(ending(later(3), null)).toBeNull()
  expect(secretState(null, now)).toBe('good')
  expect([15, 14, 1, 0].map((days) => secretState(later(days), now))).toEqual(['good', 'ending', 'ending', 'ended'])
})
