import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from '../kernel/sealing.ts'
import { openedOptions, optionsWithoutSecrets, sealedOptions } from './connection-secrets.ts'

const sealer = createSealer(randomBytes(32), 1)
const options = {
  client_id: 'public',
  client_secret: 'canary-secret',
  gateway_authentication: { subject: 'me', secret: 'canary-inner' },
  gateways: [{ name: 'a', secret: 'canary-listed' }],
  signing_key: { key: 'canary-private-key', cert: 'canary-beside-it' },
  decryptionKey: 'canary-as-text',
  customHeaders: { Authorization: 'Bearer canary-header' },
  configuration: { API_TOKEN: 'canary-script' },
  authentication_methods: { password: { enabled: true } },
}

test('CFG-02 no secret of a connection lies open, at any depth', () => {
  const sealed = sealedOptions(sealer, 'con_1', options)
  expect(JSON.stringify(sealed)).not.toContain('canary')
  expect(sealed).toMatchObject({ client_id: 'public', authentication_methods: { password: { enabled: true } } })
})

test('whoever may read options gets the secrets back, but never the settings of scripts', () => {
  const opened = openedOptions(sealer, 'con_1', sealedOptions(sealer, 'con_1', options))
  const { configuration, ...others } = opened
  expect(others).toEqual({ ...options, configuration: undefined })
  expect(configuration).toEqual({ API_TOKEN: expect.not.stringContaining('canary') })
})

test('whoever may read only connections sees neither secret nor seal', () => {
  expect(optionsWithoutSecrets(sealedOptions(sealer, 'con_1', options))).toEqual({
    client_id: 'public',
    gateway_authentication: { subject: 'me' },
    gateways: [{ name: 'a' }],
    signing_key: {},
    customHeaders: {},
    configuration: {},
    authentication_methods: { password: { enabled: true } },
  })
})

test('a secret that was stored before its name was known to be one is not shown either', () => {
  expect(optionsWithoutSecrets({ ...options, client_id: 'public' })).not.toHaveProperty('client_secret')
})

test('a sealed secret that was moved to another connection does not open', () => {
  expect(() => openedOptions(sealer, 'con_2', sealedOptions(sealer, 'con_1', options))).toThrow()
})

test('what looks sealed already is refused, so that nothing unreadable is stored', () => {
  const forged = { client_secret: { $sealed: 'AAAA' } }
  expect(() => sealedOptions(sealer, 'con_1', forged)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
})
