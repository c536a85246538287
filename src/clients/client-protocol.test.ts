import { expect, test } from 'vitest'
import { sampleClient } from '../storage/conformance/clients.ts'
import { defaultGrantTypes } from './client.ts'
import { clientProtocol } from './client-protocol.ts'

const read = (more: Parameters<typeof sampleClient>[1]) => clientProtocol(sampleClient('one', more))

test('OID-15 nobody has implicit by default, and whoever lists it on purpose has it', () => {
  for (const appType of [null, 'spa', 'native', 'regular_web', 'non_interactive', 'resource_server']) {
    expect(read({ appType, grantTypes: defaultGrantTypes(appType) }).allowsImplicit).toBe(false)
    // A client that changes its kind keeps the list it got at first.
    expect(read({ appType, grantTypes: defaultGrantTypes('regular_web') }).allowsImplicit).toBe(false)
  }
  expect(read({ grantTypes: ['implicit'] }).allowsImplicit).toBe(true)
  expect(read({ grantTypes: ['implicit', 'authorization_code'] }).allowsImplicit).toBe(true)
  expect(read({ grantTypes: ['authorization_code'] }).allowsImplicit).toBe(false)
})

test('a client is public when it says so, else by its kind', () => {
  expect(read({ tokenEndpointAuthMethod: 'none', appType: 'regular_web' }).isPublic).toBe(true)
  expect(read({ tokenEndpointAuthMethod: 'client_secret_post', appType: 'spa' }).isPublic).toBe(false)
  expect(read({ tokenEndpointAuthMethod: null, appType: 'spa' }).isPublic).toBe(true)
  expect(read({ tokenEndpointAuthMethod: null, appType: 'native' }).isPublic).toBe(true)
  expect(read({ tokenEndpointAuthMethod: null, appType: null }).isPublic).toBe(false)
})

test('settings of a wrong type count as not set', () => {
  const settings = { callbacks: 'https://rp.test', web_origins: [1, 'https://rp.test'], jwt_configuration: [] }
  expect(read({ settings })).toMatchObject({
    redirectUrls: [],
    webOrigins: ['https://rp.test'],
    idTokenSeconds: 36_000,
  })
  expect(read({ settings: { jwt_configuration: { lifetime_in_seconds: 300 } } }).idTokenSeconds).toBe(300)
  expect(read({ settings: { jwt_configuration: { lifetime_in_seconds: '300' } } }).idTokenSeconds).toBe(36_000)
})
