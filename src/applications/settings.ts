// The settings of an application: how its people sign in. Stored sparsely; what nobody set is the default here.
import { invalidField } from '../kernel/errors.ts'
import { defaultGradeSettings, type GradeSettings, refuseBadGrades } from './action-grades.ts'
import { type AttackProtection, defaultProtection, refuseBadProtection } from './attack-protection.ts'
import { defaultLookSettings, type LookSettings, lookRanges, refuseBadColors, refuseBadTexts } from './look-settings.ts'
import { defaultSessionSettings, type SessionSettings, sessionRanges } from './session-settings.ts'
import { defaultSignUpRules, refuseBadDomains, type SignUpRules } from './sign-up-rules.ts'
import { defaultSupportSettings, recoveryWaitingHoursRange, type SupportSettings } from './support-settings.ts'

/**
 * The loosest first. `optional`: whoever enrolled a factor is asked for it. `required`: everybody is, and who has none
 * enrols one.
 */
export const mfaPolicies = ['off', 'optional', 'required'] as const
export type MfaPolicy = (typeof mfaPolicies)[number]

/** What can be asked for beside a first factor. */
export const factorNames = ['totp', 'passkey', 'security-key', 'email', 'recovery-code'] as const
export type FactorName = (typeof factorNames)[number]

/** What a second step can ask for, in the order in which it is offered where nobody chose another. */
export const offeredFactors = ['passkey', 'totp', 'email', 'recovery-code'] as const satisfies readonly FactorName[]

/** Whether a security key is to be unlocked beside a first factor. */
export const securityKeyVerifications = ['discouraged', 'preferred', 'required'] as const
export type SecurityKeyVerification = (typeof securityKeyVerifications)[number]

/** `change`: whoever signs in by a password that is known to have leaked chooses another first. `note`: it is only marked. */
export type LeakedPasswordPolicy = 'note' | 'change'

export interface ApplicationSettings
  extends AttackProtection,
    GradeSettings,
    LookSettings,
    SessionSettings,
    SignUpRules,
    SupportSettings {
  readonly supportEmail: string | null
  readonly supportUrl: string | null
  readonly defaultLocale: string
  readonly isSignUpOpen: boolean
  /** Whether a code by e-mail may stand in for the password. */
  readonly allowsEmailCode: boolean
  readonly allowsPasskeys: boolean
  /** After a sign-in by password, whoever has no passkey is offered one where the device can make it. */
  readonly offersPasskey: boolean
  /** Name and password on one page instead of one after the other. */
  readonly asksPasswordAtOnce: boolean
  /** Counts where the server has a list of leaked passwords. */
  readonly leakedPasswordAtSignIn: LeakedPasswordPolicy
  readonly mfaPolicy: MfaPolicy
  /** They count for nobody, whoever enrolled them. */
  readonly disabledFactors: readonly FactorName[]
  /** Each of `offeredFactors` once: whoever has several is asked for the first, and enrols the first. */
  readonly factorOrder: readonly (typeof offeredFactors)[number][]
  /** How many recovery codes are made at once. */
  readonly recoveryCodeCount: number
  /** A passkey is always unlocked, whatever stands here. */
  readonly securityKeyVerification: SecurityKeyVerification
  /** How long after somebody could first have enrolled they may still put it off; 0 asks at once. */
  readonly mfaGraceDays: number
  /** How long "trust this browser" spares the second factor; 0 never offers it. */
  readonly rememberBrowserDays: number
  /** Of access tokens for people, where the resource server says nothing. */
  readonly accessTokenMinutes: number
  /** Whether sessions open the network they come from, for proxies and firewalls that ask. */
  readonly grantsIpRules: boolean
  /** Where tokens go when a request names no audience; null: to the userinfo endpoint alone. */
  readonly defaultAudience: string | null
  /** Where browsers may go after signing out when the request names no client. */
  readonly allowedLogoutUrls: readonly string[]
  /** How long the audit keeps what its events say; null keeps it for good. */
  readonly auditRetentionDays: number | null
}

export const defaultSettings: ApplicationSettings = {
  supportEmail: null,
  supportUrl: null,
  defaultLocale: 'en',
  isSignUpOpen: true,
  allowsEmailCode: true,
  allowsPasskeys: true,
  offersPasskey: true,
  asksPasswordAtOnce: false,
  leakedPasswordAtSignIn: 'change',
  mfaPolicy: 'optional',
  disabledFactors: [],
  factorOrder: offeredFactors,
  recoveryCodeCount: 10,
  securityKeyVerification: 'preferred',
  mfaGraceDays: 0,
  rememberBrowserDays: 30,
  accessTokenMinutes: 15,
  grantsIpRules: false,
  defaultAudience: null,
  allowedLogoutUrls: [],
  auditRetentionDays: null,
  ...defaultGradeSettings,
  ...defaultLookSettings,
  ...defaultSessionSettings,
  ...defaultSignUpRules,
  ...defaultSupportSettings,
  ...defaultProtection,
}

export interface SettingsStore {
  /** As they are now: one indexed read. */
  read(): Promise<ApplicationSettings>
  /**
   * As `read`, and nobody else reads for a change until the transaction ends: whoever builds a change from what stands
   * begins with it. Plain reads wait for nothing.
   */
  readForChange(): Promise<ApplicationSettings>
  /** Keeps what is named, leaves the rest. */
  change(change: Partial<ApplicationSettings>): Promise<void>
}

/** Throws a fault that names the setting. */
export function refuseBadSettings(change: Partial<ApplicationSettings>): void {
  const { displayName, supportEmail } = change
  if (displayName !== undefined && (displayName.trim() === '' || /[<>\p{C}]/u.test(displayName))) {
    throw invalidField('displayName', 'Enter a name without angle brackets or control characters.')
  }
  if (supportEmail != null && !/^[^\s@<>]+@[^\s@<>]+$/.test(supportEmail)) {
    throw invalidField('supportEmail', 'Enter an e-mail address such as help@example.com.')
  }
  if (change.factorOrder !== undefined && new Set(change.factorOrder).size !== offeredFactors.length) {
    throw invalidField('factorOrder', `Name each once: ${offeredFactors.join(', ')}.`)
  }
  refuseBadGrades(change.raisedGrades)
  refuseBadProtection(change)
  refuseBadColors(change)
  refuseBadTexts(change.loginTexts)
  refuseBadAddress('logoUrl', change.logoUrl)
  refuseBadAddress('supportUrl', change.supportUrl)
  refuseBadAddress('termsUrl', change.termsUrl)
  refuseBadDomains(change.signUpDomains)
  for (const url of change.allowedLogoutUrls ?? []) refuseBadTarget('allowedLogoutUrls', url)
  for (const [name, { least, most }] of Object.entries(ranges)) {
    const value = change[name as keyof typeof ranges]
    if (value != null && !(Number.isInteger(value) && value >= least && value <= most)) {
      throw invalidField(name, `Enter a whole number from ${least} to ${most}.`)
    }
  }
}

/** Of the settings, and of a client that shortens them. */
export const accessTokenMinutesRange = { least: 1, most: 1_440 } as const

const ranges = {
  recoveryCodeCount: { least: 5, most: 20 },
  mfaGraceDays: { least: 0, most: 90 },
  rememberBrowserDays: { least: 0, most: 90 },
  ...lookRanges,
  ...sessionRanges,
  accessTokenMinutes: accessTokenMinutesRange,
  auditRetentionDays: { least: 1, most: 36_500 },
  recoveryWaitingHours: recoveryWaitingHoursRange,
} as const

function refuseBadAddress(field: string, address: string | null | undefined): void {
  if (address == null) return
  if (URL.canParse(address) && new URL(address).protocol === 'https:') return
  throw invalidField(field, 'Enter an address that begins with https://.')
}

/** Where a browser may be sent: https, or http on the machine it runs on. */
function refuseBadTarget(field: string, address: string): void {
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : { protocol: '', hostname: '' }
  if (protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))) return
  throw invalidField(field, 'Enter addresses that begin with https://, or with http://localhost.')
}
