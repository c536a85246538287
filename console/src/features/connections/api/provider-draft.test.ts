import { expect, test } from 'vitest'
import type { ProviderSettings } from './connection.ts'
import { changesOf, draftOf, faultsOf } from './provider-draft.ts'

const settings: ProviderSettings = {
  clientId: 'rollcall',
  hasClientSecret: true,
  issuer: 'https://login.example.com',
  domain: null,
  authorizationEndpoint: null,
  tokenEndpoint: null,
  profileEndpoint: null,
  scopes: ['openid', 'email'],
  emailDomains: ['example.com'],
  trustsEmail: true,
  takesNewcomers: true,
  profileSync: 'each-sign-in',
}
const before = draftOf({ displayName: 'Acme', isEnabled: true }, settings)

test('what was not changed is not sent, and the secret least of all', () => {
  expect(changesOf(before, before)).toEqual({})
  expect(changesOf({ ...before, scopes: 'openid,  email\n', clientSecret: '  ' }, before)).toEqual({})
})

test('what was changed is sent alone; an empty text takes it away', () => {
  expect(changesOf({ ...before, displayName: ' ', clientSecret: ' s3cret ' }, before)).toEqual({
    displayName: null,
    provider: { clientSecret: 's3cret' },
  })
  const changed = { ...before, isEnabled: false, emailDomains: '', trustsEmail: false, issuer: '' }
  expect(changesOf(changed, before)).toEqual({
    isEnabled: false,
    provider: { issuer: null, emailDomains: [], trustsEmail: false },
  })
  expect(changesOf({ ...before, dropsSecret: true }, before)).toEqual({ provider: { clientSecret: null } })
})

test('domains are sent in lower case, and scopes as they were typed', () => {
  expect(changesOf({ ...before, emailDomains: 'Example.com' }, before)).toEqual({})
  expect(changesOf({ ...before, emailDomains: 'Globex.Example.com', scopes: 'User.Read' }, before)).toEqual({
    provider: { emailDomains: ['globex.example.com'], scopes: ['User.Read'] },
  })
})

test('a fault is found where it was typed, however deep the server read it', () => {
  const fields = { 'provider.emailDomains[0]': ['Too short.'], issuer: ['No URL.'] }
  expect(faultsOf(fields, 'emailDomains')).toEqual(['Too short.'])
  expect(faultsOf(fields, 'issuer')).toEqual(['No URL.'])
  expect(faultsOf(fields, 'domain')).toBeUndefined()
})
