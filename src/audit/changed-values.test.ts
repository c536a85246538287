import { expect, test } from 'vitest'
import { changedValues } from './changed-values.ts'

test('only what differs is told, with both of its values', () => {
  const before = { name: 'Alice', email: 'alice@example.com', expiresAt: new Date(0), nickname: null }
  expect(changedValues(before, { ...before, name: 'Alice B', expiresAt: null })).toEqual({
    before: { name: 'Alice', expiresAt: '1970-01-01T00:00:00.000Z' },
    after: { name: 'Alice B', expiresAt: null },
  })
  expect(changedValues(before, { ...before, expiresAt: new Date(0) })).toEqual({})
})

test('what is made tells what it was made with, what is gone what it was', () => {
  expect(changedValues(null, { name: 'Admin', description: null })).toEqual({ after: { name: 'Admin' } })
  expect(changedValues({ name: 'Admin', description: undefined }, null)).toEqual({ before: { name: 'Admin' } })
  expect(changedValues(null, {})).toEqual({})
})

test('metadata is told by the keys that differ', () => {
  const before = { metadata: { plan: 'free', seats: 3, old: true } }
  expect(changedValues(before, { metadata: { plan: 'gold', seats: 3, own: [1] } })).toEqual({
    before: { metadata: { plan: 'free', old: true } },
    after: { metadata: { plan: 'gold', own: [1] } },
  })
  expect(changedValues(before, { metadata: null }).before).toEqual(before)
})

test('AUD-10 of a secret only that it changed is told, however deep it lies', () => {
  const secrets = {
    passwordHash: '$argon2id$canary',
    sealedAuthorization: 'canary',
    options: { client_secret: 'canary', scripts: [{ apiKey: 'canary' }], configuration: { any: 'canary' } },
    metadata: { deep: { refresh_tokens: ['canary'] }, other: { $sealed: 'canary' } },
  }
  const told = JSON.stringify([
    changedValues(null, secrets),
    changedValues(secrets, null),
    changedValues({ options: { client_secret: 'was-canary' } }, secrets),
  ])
  expect(told).not.toContain('canary')
  expect(changedValues({ secret: null }, { secret: 'canary' })).toEqual({
    before: { secret: null },
    after: { secret: 'changed' },
  })
  expect(changedValues({ secret: 'canary-1' }, { secret: 'canary-2' })).toEqual({
    before: { secret: 'changed' },
    after: { secret: 'changed' },
  })
  expect(changedValues(null, { tokenLifetime: 60, requiresPassword: true })).toEqual({
    after: { tokenLifetime: 60, requiresPassword: true },
  })
})

test('a long value is told by its hash and its length', () => {
  const long = 'x'.repeat(20_000)
  const { after } = changedValues({ metadata: {} }, { metadata: { long, short: 'y' } })
  expect(after).toEqual({
    metadata: { long: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: 20_002 }, short: 'y' },
  })
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, place) => [`key-${place}`, place]))
  expect(JSON.stringify(changedValues(null, { metadata: many })).length).toBeLessThan(200)
})
