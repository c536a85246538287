import { expect, test } from 'vitest'
import { defaultProtection } from './attack-protection.ts'
import { loweredSettings } from './lowered-settings.ts'
import { type ApplicationSettings, defaultSettings } from './settings.ts'

const { bruteForce, networkThrottling } = defaultProtection
const { signIn } = networkThrottling

test.each<[string, Partial<ApplicationSettings>, Partial<ApplicationSettings>, string]>([
  ['support that may act as people', { impersonation: 'on' }, { supportImpersonates: true }, 'supportImpersonates'],
  ['a lower MFA policy', { mfaPolicy: 'required' }, { mfaPolicy: 'optional' }, 'mfaPolicy'],
  ['a longer grace', {}, { mfaGraceDays: 14 }, 'mfaGraceDays'],
  ['a factor that is turned off', {}, { disabledFactors: ['totp'] }, 'disabledFactors'],
  ['keys that need no unlocking', {}, { securityKeyVerification: 'discouraged' }, 'securityKeyVerification'],
  ['guesses that nobody counts', {}, { bruteForce: { ...bruteForce, isEnabled: false } }, 'bruteForce'],
  ['accounts that are not locked', {}, { bruteForce: { ...bruteForce, locks: false } }, 'bruteForce'],
  ['more guesses than usual', {}, { bruteForce: { ...bruteForce, mostAttempts: 11 } }, 'bruteForce'],
  [
    'guesses from a network that is trusted',
    {},
    { bruteForce: { ...bruteForce, trustedNetworks: ['0.0.0.0/0'] } },
    'bruteForce',
  ],
  ['guesses counted by network', { bruteForce: { ...bruteForce, counts: 'account' } }, { bruteForce }, 'bruteForce'],
  [
    'tries that are not slowed',
    {},
    { networkThrottling: { ...networkThrottling, throttles: false } },
    'networkThrottling',
  ],
  [
    'more tries than usual',
    {},
    { networkThrottling: { ...networkThrottling, signIn: { ...signIn, mostAttempts: 101 } } },
    'networkThrottling',
  ],
  [
    'tries that follow sooner than usual',
    {},
    { networkThrottling: { ...networkThrottling, signIn: { ...signIn, refillMs: 1 } } },
    'networkThrottling',
  ],
  ['an audit kept for less than ever', {}, { auditRetentionDays: 365 }, 'auditRetentionDays'],
  ['an audit kept for fewer days', { auditRetentionDays: 365 }, { auditRetentionDays: 30 }, 'auditRetentionDays'],
])('%s lowers a protection', (_what, before, change, name) => {
  expect(loweredSettings({ ...defaultSettings, ...before }, change)).toEqual([name])
})

test.each<[string, Partial<ApplicationSettings>, Partial<ApplicationSettings>]>([
  ['what is sent back as it is', {}, defaultSettings],
  ['a longer grace with a policy that asks more', {}, { mfaPolicy: 'required', mfaGraceDays: 14 }],
  ['a factor that counts again', { disabledFactors: ['totp'] }, { disabledFactors: [] }],
  ['recovery codes that stand in for nothing', {}, { disabledFactors: ['recovery-code'] }],
  [
    'more guesses, and no more than usual',
    { bruteForce: { ...bruteForce, mostAttempts: 3 } },
    { bruteForce: { ...bruteForce, mostAttempts: 5 } },
  ],
  [
    'other figures of what is off anyway',
    { bruteForce: { ...bruteForce, isEnabled: false } },
    { bruteForce: { ...bruteForce, isEnabled: false, mostAttempts: 50 } },
  ],
  ['an audit that is kept for longer', { auditRetentionDays: 30 }, { auditRetentionDays: 365 }],
  ['an audit that is kept for good', { auditRetentionDays: 30 }, { auditRetentionDays: null }],
])('%s lowers none', (_what, before, change) => {
  expect(loweredSettings({ ...defaultSettings, ...before }, change)).toEqual([])
})
