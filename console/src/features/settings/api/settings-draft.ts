import type { Settings, SettingsChanges } from './settings.ts'

/** The settings as their boxes hold them. */
export type SettingsDraft = {
  readonly [Key in keyof Settings]: Settings[Key] extends boolean
    ? boolean
    : Key extends 'mfaPolicy' | 'callerVerification' | 'impersonation'
      ? Settings[Key]
      : string
}

export function readSettings(settings: Settings): SettingsDraft {
  return {
    displayName: settings.displayName,
    accentColor: settings.accentColor,
    supportEmail: settings.supportEmail ?? '',
    isSignUpOpen: settings.isSignUpOpen,
    allowsEmailCode: settings.allowsEmailCode,
    allowsPasskeys: settings.allowsPasskeys,
    mfaPolicy: settings.mfaPolicy,
    mfaGraceDays: String(settings.mfaGraceDays),
    rememberBrowserDays: String(settings.rememberBrowserDays),
    sessionIdleMinutes: String(settings.sessionIdleMinutes),
    sessionAbsoluteMinutes: String(settings.sessionAbsoluteMinutes),
    accessTokenMinutes: String(settings.accessTokenMinutes),
    callerVerification: settings.callerVerification,
    impersonation: settings.impersonation,
  }
}

/** What differs, in the types of the API. What is no number is sent as typed: the server says what it expects. */
export function changedSettings(settings: Settings, draft: SettingsDraft): SettingsChanges {
  const before = readSettings(settings)
  const keys = Object.keys(before) as (keyof Settings)[]
  return Object.fromEntries(
    keys.filter((key) => trimmed(draft[key]) !== before[key]).map((key) => [key, sent(key, trimmed(draft[key]))]),
  )
}

function sent(key: keyof Settings, value: string | boolean): unknown {
  if (typeof value === 'boolean') return value
  if (key === 'supportEmail') return value === '' ? null : value
  return /Days$|Minutes$/.test(key) && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
}

function trimmed(value: string | boolean): string | boolean {
  return typeof value === 'string' ? value.trim() : value
}
