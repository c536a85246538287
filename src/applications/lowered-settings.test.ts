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
  [
    'a longer grace with a policy that asks more, where organizations asked already',
    {},
    { mfaPolicy: 'required', mfaGraceDays: 14 },
    'mfaGraceDays',
  ],
  [
    'browsers that are trusted for longer',
    { rememberBrowserDays: 7 },
    { rememberBrowserDays: 30 },
    'rememberBrowserDays',
  ],
  ['acting as people who are told', { impersonation: 'off' }, { impersonation: 'told' }, 'impersonation'],
  ['acting as people who are told no longer', { impersonation: 'told' }, { impersonation: 'on' }, 'impersonation'],
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
  [
    'a network that is trusted while nothing is slowed',
    { networkThrottling: { ...networkThrottling, isEnabled: false } },
    { networkThrottling: { ...networkThrottling, isEnabled: false, trustedNetworks: ['0.0.0.0/0'] } },
    'networkThrottling',
  ],
  [
    'a network that is trusted as the rest begins to be slowed',
    { networkThrottling: { ...networkThrottling, isEnabled: false } },
    { networkThrottling: { ...networkThrottling, trustedNetworks: ['0.0.0.0/0'] } },
    'networkThrottling',
  ],
  ['an audit kept for less than ever', {}, { auditRetentionDays: 365 }, 'auditRetentionDays'],
  ['an audit kept for fewer days', { auditRetentionDays: 365 }, { auditRetentionDays: 30 }, 'auditRetentionDays'],
])('%s lowers a protection', (_what, before, change, name) => {
  expect(loweredSettings({ ...defaultSettings, ...before }, change)).toEqual([name])
})

test.each<[string, Partial<ApplicationSettings>, Partial<ApplicationSettings>]>([
  ['what is sent back as it is', {}, defaultSettings],
  ['browsers that are trusted for less', {}, { rememberBrowserDays: 7 }],
  ['acting as people who are told again', { impersonation: 'on' }, { impersonation: 'told' }],
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
  [
    'tries that are slowed again, though not from a network that is trusted already',
    { networkThrottling: { ...networkThrottling, isEnabled: false, trustedNetworks: ['10.0.0.0/8'] } },
    { networkThrottling: { ...networkThrottling, trustedNetworks: ['10.0.0.0/8'] } },
  ],
  ['an audit that is kept for longer', { auditRetentionDays: 30 }, { auditRetentionDays: 365 }],
  ['an audit that is kept for good', { auditRetentionDays: 30 }, { auditRetentionDays: null }],
])('%s lowers none', (_what, before, change) => {
  expect(loweredSettings({ ...defaultSettings, ...before }, change)).toEqual([])
})
