import { expect, test } from 'vitest'
import { providerSentence, providersOf } from './provider-words.ts'

const provider = { connectionId: 'con_1', name: 'Acme', isEnabled: true, failure: null }
const failure = { at: '2026-11-23T10:00:00.000Z', answer: 'unverified', detail: 'id_token: ERR_JWT_EXPIRED' }

test('what a provider answered is told, and what its connection refused last', () => {
  const check = {
    id: 'provider',
    state: 'fail',
    facts: { failure: 'upstream unverified Acme', providers: [provider] },
  } as const
  expect(providerSentence(check)).toBe('Acme answered: unverified')
  const later = { ...check, facts: { ...check.facts, providers: [{ ...provider, failure }] } }
  expect(providerSentence(later)).toMatch(
    /^Acme answered: unverified\. The last refusal by Acme, .+: unverified, id_token: ERR_JWT_EXPIRED$/,
  )
})

test('a provider that is off is named, and an older server tells of none', () => {
  const facts = { providers: [{ ...provider, isEnabled: false }] }
  expect(providerSentence({ id: 'provider', state: 'warn', facts })).toBe('Acme is turned off')
  expect(providersOf({})).toEqual([])
  expect(providerSentence({ id: 'provider', state: 'pass', facts: {} })).toBe('No refusal of a provider')
})
