import { expect, test } from 'vitest'
import type { Settings } from './settings.ts'
import { changedSettings, readSettings } from './settings-draft.ts'

const settings: Settings = {
  displayName: 'Acme',
  logoUrl: null,
  accentColor: '#1f5eff',
  cornerRadius: 6,
  logoPicture: null,
  darkLogoPicture: null,
  faviconPicture: null,
  backgroundPicture: null,
  pageLayout: 'centered',
  backgroundColor: null,
  darkBackgroundColor: null,
  loginTexts: { en: { intro: null, footer: null }, de: { intro: null, footer: null } },
  supportEmail: 'help@example.com',
  isSignUpOpen: true,
  signUpFields: { name: 'optional', givenName: 'off', familyName: 'off', phoneNumber: 'off' },
  signUpDomains: [],
  termsUrl: null,
  asksToAcceptTerms: false,
  allowsEmailCode: true,
  allowsPasskeys: true,
  offersPasskey: true,
  asksPasswordAtOnce: false,
  leakedPasswordAtSignIn: 'change',
  mfaPolicy: 'optional',
  mfaGraceDays: 0,
  rememberBrowserDays: 30,
  sessionIdleMinutes: 4_320,
  sessionAbsoluteMinutes: 10_080,
  offersStayingSignedIn: true,
  tellsOfNewDevices: false,
  keptSessionDays: null,
  mostSessions: null,
  accessTokenMinutes: 15,
  recoveryCodeCount: 10,
  allowsRecoveryRequests: true,
  recoveryWaitingHours: 0,
  auditRetentionDays: null,
  callerVerification: 'support',
  impersonation: 'off',
  supportImpersonates: false,
  disabledFactors: ['email'],
  factorOrder: ['passkey', 'totp', 'email', 'recovery-code'],
  callerVerificationFor: ['mfa-reset'],
  raisedGrades: {},
  bruteForce: {
    isEnabled: true,
    locks: true,
    tellsOwner: true,
    trustedNetworks: ['198.51.100.7'],
    counts: 'account',
    mostAttempts: 10,
  },
  networkThrottling: {
    isEnabled: true,
    throttles: true,
    tellsOperators: false,
    trustedNetworks: [],
    signIn: { mostAttempts: 100, refillMs: 864_000 },
    signUp: { mostAttempts: 50, refillMs: 1_200 },
  },
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

test('factors are turned off and on again', () => {
  expect(changes({ disabledFactors: 'totp,email' })).toEqual({ disabledFactors: ['totp', 'email'] })
  expect(changes({ disabledFactors: '' })).toEqual({ disabledFactors: [] })
})

test('of the limits, what has no box goes along as it stood', () => {
  expect(
    changes({ 'bruteForce.mostAttempts': '5', 'bruteForce.trustedNetworks': '203.0.113.0/24\n198.51.100.7' }),
  ).toEqual({
    bruteForce: { ...settings.bruteForce, mostAttempts: 5, trustedNetworks: ['203.0.113.0/24', '198.51.100.7'] },
  })
  expect(changes({ 'networkThrottling.signIn.mostAttempts': '40' })).toEqual({
    networkThrottling: { ...settings.networkThrottling, signIn: { mostAttempts: 40, refillMs: 864_000 } },
  })
})

test('what newcomers are asked goes along whole, and domains as a list', () => {
  expect(
    changes({ 'signUpFields.phoneNumber': 'required', signUpDomains: 'acme.example, acme.test', termsUrl: '' }),
  ).toEqual({
    signUpFields: { name: 'optional', givenName: 'off', familyName: 'off', phoneNumber: 'required' },
    signUpDomains: ['acme.example', 'acme.test'],
  })
})

test('an emptied number of days for the log keeps it for good', () => {
  expect(changes({ auditRetentionDays: '365' })).toEqual({ auditRetentionDays: 365 })
  const kept = { ...settings, auditRetentionDays: 365 }
  expect(changedSettings(kept, { ...readSettings(kept), auditRetentionDays: '' })).toEqual({ auditRetentionDays: null })
})
