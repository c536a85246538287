import { expect, test } from 'vitest'
import type { Settings } from './settings.ts'
import { changedSettings, readSettings } from './settings-draft.ts'

const settings: Settings = {
  displayName: 'Acme',
  accentColor: '#1f5eff',
  supportEmail: 'help@example.com',
  isSignUpOpen: true,
  allowsEmailCode: true,
  allowsPasskeys: true,
  mfaPolicy: 'optional',
  mfaGraceDays: 0,
  rememberBrowserDays: 30,
  sessionIdleMinutes: 4_320,
  sessionAbsoluteMinutes: 10_080,
  accessTokenMinutes: 15,
  callerVerification: 'support',
  impersonation: 'off',
}
const changes = (edits: object) => changedSettings(settings, { ...readSettings(settings), ...edits })

test('only what differs is sent, in the types of the API', () => {
  expect(changes({})).toEqual({})
  expect(changes({ displayName: ' Acme ' })).toEqual({})
  expect(changes({ isSignUpOpen: false, mfaGraceDays: '14' })).toEqual({ isSignUpOpen: false, mfaGraceDays: 14 })
})

test('an emptied address is unset', () => {
  expect(changes({ supportEmail: '' })).toEqual({ supportEmail: null })
})

test('what is no number reaches the server as it was typed, which says what it expects', () => {
  expect(changes({ rememberBrowserDays: 'a month' })).toEqual({ rememberBrowserDays: 'a month' })
})
