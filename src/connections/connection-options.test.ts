import { expect, test } from 'vitest'
import type { JsonObject } from '../kernel/json.ts'
import { passwordPolicy, requiresUsername, usernameLengths } from './connection.ts'
import { changedOptions, newOptions } from './connection-options.ts'

const email = { identifier: { active: true }, profile_required: true, signup: { status: 'required' } }
const connection = (options: JsonObject) => ({
  id: 'con_1',
  name: 'con-1',
  strategy: 'auth0',
  displayName: null,
  organizationId: null,
  isEnabled: true,
  options,
  settings: {},
  enabledClients: [],
  createdAt: new Date(0),
  version: 1,
})

test('a new database gets the vendor’s defaults, and what was given wins', () => {
  const options = newOptions('auth0', {
    brute_force_protection: false,
    authentication_methods: { passkey: { enabled: true } },
  })
  expect(options).toMatchObject({
    mfa: { active: true, return_enroll_settings: true },
    passwordPolicy: 'good',
    strategy_version: 2,
    brute_force_protection: false,
    authentication_methods: { password: { enabled: true, api_behavior: 'required' }, passkey: { enabled: true } },
  })
})

test('options that replace earlier ones do not get what only a new database gets', () => {
  expect(changedOptions('auth0', {})).not.toHaveProperty('passwordPolicy')
  expect(changedOptions('auth0', { passwordPolicy: 'none' })).toMatchObject({ passwordPolicy: 'none' })
})

test('the newer password options are filled in, take the place of the level, and count', () => {
  const options = newOptions('auth0', {
    password_options: { complexity: { min_length: 12 }, history: { active: true } },
  })
  expect(options).not.toHaveProperty('passwordPolicy')
  expect(options).toMatchObject({
    password_options: { complexity: { min_length: 12, character_types: [] }, dictionary: { active: false } },
  })
  expect(passwordPolicy(connection(options))).toEqual({
    level: 'none',
    minLength: 12,
    dictionary: { enabled: false, words: [] },
    noPersonalInfo: false,
    history: { enabled: true, size: 3 },
    expiryDays: null,
  })
})

test('an attribute can ask for usernames and their lengths as the older switch does', () => {
  const username = { ...email, validation: { min_length: 3, max_length: 20 } }
  const newer = connection(newOptions('auth0', { attributes: { username } }))
  expect([requiresUsername(newer), usernameLengths(newer)]).toEqual([true, { min: 3, max: 20 }])
  const older = connection({ requires_username: true, validation: { username: { min: 4, max: 8 } } })
  expect([requiresUsername(older), usernameLengths(older)]).toEqual([true, { min: 4, max: 8 }])
  expect(requiresUsername(connection({}))).toBe(false)
})

test('an e-mail attribute is unique unless it says otherwise', () => {
  expect(newOptions('auth0', { attributes: { email } })).toMatchObject({ attributes: { email: { unique: true } } })
})

test.each<[string, JsonObject]>([
  [
    'Cannot set both options.attributes and options.requires_username',
    { requires_username: true, attributes: { email } },
  ],
  [
    'Cannot set both options.attributes and options.validation',
    { validation: { username: { min: 1, max: 5 } }, attributes: { email } },
  ],
  [
    'attribute phone_number must also be required on signup',
    { attributes: { phone_number: { ...email, signup: { status: 'inactive' } } } },
  ],
  [
    'attributes must contain one active identifier',
    { attributes: { email: { ...email, identifier: { active: false } } } },
  ],
  ['cannot add non-unique email attribute', { attributes: { email: { ...email, unique: false } } }],
])('options that contradict each other are refused: %s', (message, options) => {
  expect(() => newOptions('auth0', options)).toThrow(
    expect.objectContaining({ code: 'connection_options_invalid', message }),
  )
})

test('where the older password options are given they count, and the newer ones say the same', () => {
  const given = { passwordPolicy: 'fair', password_history: { enable: true, size: 7 } }
  const contrary = { complexity: { min_length: 99 }, history: { active: false } }
  const options = changedOptions('auth0', { ...given, password_options: contrary })
  expect(options.password_options).toMatchObject({
    complexity: { min_length: 8, character_types: ['uppercase', 'lowercase', 'number'] },
    history: { active: true, size: 7 },
  })
  const { password_options } = options
  const newer = passwordPolicy({ options: { password_options: password_options ?? null } })
  expect(newer).toEqual({ ...passwordPolicy({ options }), minLength: 8 })
})

test('what nobody knows of is kept as it is', () => {
  const given = { strategy_version: 2, upstream_params: { screen_name: { alias: 'login_hint' } }, invented: [1, null] }
  for (const strategy of ['oauth1', 'ip', 'custom']) expect(newOptions(strategy, given)).toEqual(given)
  const unread = { signingCert: 'no certificate' }
  expect(newOptions('pingfederate', unread)).toEqual(unread)
})

test.each<[string, JsonObject, JsonObject]>([
  ['google-oauth2', {}, { email: true, profile: true, scope: ['email', 'profile'] }],
  [
    'google-oauth2',
    { profile: false, scope: ['email', 'profile', 'https://own.example'] },
    { scope: ['email', 'https://own.example'] },
  ],
  ['github', { read_user: true, gist: false }, { scope: ['read:user'] }],
  ['github', {}, { scope: [] }],
  ['facebook', { email: true, public_profile: true }, { scope: 'email,public_profile' }],
  ['apple', { name: true, email: true }, { scope: 'name email' }],
  ['line', { email: true }, { profile: true, scope: ['openid', 'email', 'profile'] }],
])('the switches of %s name the scope that is asked for', (strategy, given, expected) => {
  expect(newOptions(strategy, given)).toMatchObject(expected)
})

test('an OpenID connection says how it is spoken to, and goes on saying so when its options are replaced', () => {
  const options = newOptions('oidc', { client_id: 'c', connection_settings: { pkce: 'S256' } })
  expect(options).toMatchObject({ type: 'back_channel', schema_version: 'oidc-V4', client_id: 'c' })
  const changed = changedOptions('oidc', { type: 'front_channel' }, options)
  expect(changed).toMatchObject({ type: 'front_channel', connection_settings: { pkce: 'auto' } })
  expect(changed).not.toHaveProperty('client_id')
})

test('what decides the ids of people stays when options are replaced without it', () => {
  const options = newOptions('google-apps', { map_user_id_to_id: true, domain: 'example.com' })
  expect(changedOptions('google-apps', {}, options)).toMatchObject({ map_user_id_to_id: true })
  expect(changedOptions('google-apps', {}, options)).not.toHaveProperty('domain')
})

test('metadata that were given are whole, and their addresses count where the options name none', () => {
  const oidc_metadata = { issuer: 'https://idp.example.com', token_endpoint: 'https://idp.example.com/token' }
  expect(newOptions('okta', { token_endpoint: null, oidc_metadata })).toMatchObject({
    token_endpoint: 'https://idp.example.com/token',
    oidc_metadata: { ...oidc_metadata, claims_parameter_supported: false },
  })
})

test('an AD FS connection finds its way in in the federation metadata', () => {
  const fedMetadataXml = `<fed:PassiveRequestorEndpoint><EndpointReference>
    <wsa:Address>https://adfs.example.com/ls</wsa:Address></EndpointReference></fed:PassiveRequestorEndpoint>`
  expect(newOptions('adfs', { fedMetadataXml })).toMatchObject({ signInEndpoint: 'https://adfs.example.com/ls' })
})
