import { expect, test } from 'vitest'
import { sampleClient } from '../storage/conformance/clients.ts'
import { familyRules, idleEnd } from './family-rules.ts'

const daySeconds = 86_400
const rules = (refresh_token: Record<string, string | number | boolean>, appType = 'regular_web') =>
  familyRules(sampleClient('one', { appType, settings: { refresh_token } }))

test('without settings tokens rotate, rest 7 days and end after 30', () => {
  expect(familyRules(sampleClient('one', { settings: {} }))).toEqual({
    rotates: true,
    leewaySeconds: 10,
    absoluteSeconds: 30 * daySeconds,
    idleSeconds: 7 * daySeconds,
  })
})

test('lifetimes and leeway follow the settings of the client', () => {
  expect(rules({ leeway: 0 }).leewaySeconds).toBe(10)
  expect(rules({ leeway: 30 }).leewaySeconds).toBe(30)
  const expiring = { expiration_type: 'expiring', token_lifetime: 600, idle_token_lifetime: 60 }
  expect(rules(expiring)).toMatchObject({ absoluteSeconds: 600, idleSeconds: 60 })
  const endless = { infinite_token_lifetime: true, infinite_idle_token_lifetime: true }
  expect(rules({ ...expiring, ...endless })).toMatchObject({ absoluteSeconds: null, idleSeconds: null })
  expect(rules({ expiration_type: 'non-expiring' })).toMatchObject({ absoluteSeconds: null, idleSeconds: null })
})

test.each(['spa', 'native'])('OID-10 the tokens of a %s client rotate, whatever was set', (appType) => {
  expect(rules({ rotation_type: 'non-rotating' }, appType).rotates).toBe(true)
})

test('only a client that keeps a secret may keep its token', () => {
  expect(rules({ rotation_type: 'non-rotating' }).rotates).toBe(false)
  const settings = { refresh_token: { rotation_type: 'non-rotating' } }
  expect(familyRules(sampleClient('one', { tokenEndpointAuthMethod: 'none', settings })).rotates).toBe(true)
})

test('the idle end never lies behind the absolute one', () => {
  const now = new Date(0)
  const given = { rotates: true, leewaySeconds: 10, absoluteSeconds: 60, idleSeconds: 40 }
  expect(idleEnd(given, now, new Date(30_000))).toEqual(new Date(30_000))
  expect(idleEnd(given, now, null)).toEqual(new Date(40_000))
  expect(idleEnd({ ...given, idleSeconds: null }, now, null)).toBeNull()
})
