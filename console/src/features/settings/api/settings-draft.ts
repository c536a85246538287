import { type LookDraft, lookOf, readLook } from './look-draft.ts'
import { type ProtectionDraft, protectionOf, readProtection } from './protection-draft.ts'
import { callerActs, type FactorName, type PlainSettings, type Settings, type SettingsChanges } from './settings.ts'
import { readSignUp, type SignUpDraft, signUpOf } from './sign-up-draft.ts'

type Chosen = 'pageLayout' | 'leakedPasswordAtSignIn' | 'mfaPolicy' | 'callerVerification' | 'impersonation'

const listNames = ['disabledFactors', 'factorOrder', 'callerVerificationFor'] as const
type ListName = (typeof listNames)[number]

/** The settings as their boxes hold them. */
export type SettingsDraft = {
  readonly [Key in keyof PlainSettings]: PlainSettings[Key] extends boolean
    ? boolean
    : Key extends Chosen
      ? PlainSettings[Key]
      : string
} & LookDraft &
  ProtectionDraft &
  SignUpDraft & {
    /** Comma lists, in the order of the API. */
    readonly [Name in ListName]: string
  }

export function readSettings(settings: Settings): SettingsDraft {
  return {
    displayName: settings.displayName,
    logoUrl: settings.logoUrl ?? '',
    accentColor: settings.accentColor,
    cornerRadius: String(settings.cornerRadius),
    pageLayout: settings.pageLayout,
    backgroundColor: settings.backgroundColor ?? '',
    darkBackgroundColor: settings.darkBackgroundColor ?? '',
    supportEmail: settings.supportEmail ?? '',
    isSignUpOpen: settings.isSignUpOpen,
    termsUrl: settings.termsUrl ?? '',
    asksToAcceptTerms: settings.asksToAcceptTerms,
    allowsEmailCode: settings.allowsEmailCode,
    allowsPasskeys: settings.allowsPasskeys,
    offersPasskey: settings.offersPasskey,
    asksPasswordAtOnce: settings.asksPasswordAtOnce,
    leakedPasswordAtSignIn: settings.leakedPasswordAtSignIn,
    mfaPolicy: settings.mfaPolicy,
    mfaGraceDays: String(settings.mfaGraceDays),
    rememberBrowserDays: String(settings.rememberBrowserDays),
    sessionIdleMinutes: String(settings.sessionIdleMinutes),
    sessionAbsoluteMinutes: String(settings.sessionAbsoluteMinutes),
    offersStayingSignedIn: settings.offersStayingSignedIn,
    tellsOfNewDevices: settings.tellsOfNewDevices,
    keptSessionDays: numberText(settings.keptSessionDays),
    mostSessions: numberText(settings.mostSessions),
    accessTokenMinutes: String(settings.accessTokenMinutes),
    recoveryCodeCount: String(settings.recoveryCodeCount),
    allowsRecoveryRequests: settings.allowsRecoveryRequests,
    recoveryWaitingHours: String(settings.recoveryWaitingHours),
    auditRetentionDays: numberText(settings.auditRetentionDays),
    callerVerification: settings.callerVerification,
    impersonation: settings.impersonation,
    supportImpersonates: settings.supportImpersonates,
    disabledFactors: factorList(settings.disabledFactors),
    factorOrder: settings.factorOrder.join(','),
    callerVerificationFor: callerActs.filter((act) => settings.callerVerificationFor.includes(act)).join(','),
    ...readLook(settings),
    ...readSignUp(settings),
    ...readProtection(settings),
  }
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value)
}

/** The factors of a draft that are turned off. */
export function disabledFactorsOf({ disabledFactors }: Pick<SettingsDraft, 'disabledFactors'>): readonly FactorName[] {
  return factorNames.filter((name) => disabledFactors.split(',').includes(name))
}

export function factorList(factors: readonly FactorName[]): string {
  return factorNames.filter((name) => factors.includes(name)).join(',')
}

export const factorNames = ['passkey', 'security-key', 'totp', 'email', 'recovery-code'] as const

/** The settings of a draft that differ from what is stored, by their names in the draft. */
export function changedNames(settings: Settings, draft: SettingsDraft): readonly (keyof SettingsDraft)[] {
  const before = readSettings(settings)
  const names = Object.keys(before) as (keyof SettingsDraft)[]
  return names.filter((name) => trimmed(draft[name]) !== before[name])
}

/** How pages look, saved or not, in the types of the API. */
export function drawnSettings(draft: SettingsDraft): SettingsChanges {
  return {
    ...Object.fromEntries(drawnNames.map((name) => [name, sent(name, trimmed(draft[name]))])),
    ...lookOf(draft, Object.keys(draft)),
  }
}

const drawnNames = [
  'displayName',
  'logoUrl',
  'accentColor',
  'cornerRadius',
  'pageLayout',
  'backgroundColor',
  'darkBackgroundColor',
  'supportEmail',
] as const

/** What differs, in the types of the API. What is no number is sent as typed: the server says what it expects. */
export function changedSettings(settings: Settings, draft: SettingsDraft): SettingsChanges {
  const names = changedNames(settings, draft)
  const plain = names.filter((name) => !name.includes('.') && name !== 'signUpDomains')
  return {
    ...Object.fromEntries(plain.map((name) => [name, sent(name, trimmed(draft[name]))])),
    ...lookOf(draft, names),
    ...signUpOf(draft, names),
    ...protectionOf(settings, draft, names),
  }
}

const unsetWhenEmpty: readonly string[] = [
  'supportEmail',
  'logoUrl',
  'backgroundColor',
  'darkBackgroundColor',
  'termsUrl',
  'auditRetentionDays',
  'keptSessionDays',
  'mostSessions',
]

function sent(name: string, value: string | boolean): unknown {
  if (typeof value === 'boolean') return value
  if (value === '' && unsetWhenEmpty.includes(name)) return null
  if (listNames.some((list) => list === name)) return value === '' ? [] : value.split(',')
  return /(Days|Minutes|Hours|Sessions|Count|Radius)$/.test(name) ? numberOr(value) : value
}

function numberOr(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

function trimmed(value: string | boolean): string | boolean {
  return typeof value === 'string' ? value.trim() : value
}
