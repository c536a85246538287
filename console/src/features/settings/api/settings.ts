// How the people of the application sign in, as /api/v1 tells it. The screen shows a part of the settings; a change
// names what it changes and leaves the rest.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { RaisedGrades } from '../../../lib/raised-grades.ts'
import type { LoginTexts, LookLocale } from './look-draft.ts'

export type FactorName = 'totp' | 'passkey' | 'security-key' | 'email' | 'recovery-code'

export const offeredFactors = ['passkey', 'totp', 'email', 'recovery-code'] as const
export type OfferedFactor = (typeof offeredFactors)[number]

export const callerActs = ['mfa-reset', 'password-link', 'recovery', 'email-change'] as const
export type CallerAct = (typeof callerActs)[number]

export type PageLayout = 'centered' | 'split'

export interface PlainSettings {
  readonly displayName: string
  readonly logoUrl: string | null
  readonly accentColor: string
  readonly cornerRadius: number
  readonly pageLayout: PageLayout
  /** Null where nobody chose one. */
  readonly backgroundColor: string | null
  readonly darkBackgroundColor: string | null
  readonly supportEmail: string | null
  readonly isSignUpOpen: boolean
  readonly termsUrl: string | null
  readonly asksToAcceptTerms: boolean
  readonly allowsEmailCode: boolean
  readonly allowsPasskeys: boolean
  readonly offersPasskey: boolean
  readonly asksPasswordAtOnce: boolean
  readonly leakedPasswordAtSignIn: 'note' | 'change'
  readonly mfaPolicy: 'off' | 'optional' | 'required'
  readonly mfaGraceDays: number
  readonly rememberBrowserDays: number
  readonly sessionIdleMinutes: number
  readonly sessionAbsoluteMinutes: number
  readonly offersStayingSignedIn: boolean
  readonly keptSessionDays: number | null
  readonly mostSessions: number | null
  readonly tellsOfNewDevices: boolean
  readonly accessTokenMinutes: number
  readonly recoveryCodeCount: number
  readonly allowsRecoveryRequests: boolean
  readonly recoveryWaitingHours: number
  readonly auditRetentionDays: number | null
  readonly callerVerification: 'off' | 'support' | 'operators'
  readonly impersonation: 'off' | 'on' | 'told'
  readonly supportImpersonates: boolean
}

export type FieldDemand = 'off' | 'optional' | 'required'
export const signUpFieldNames = ['name', 'givenName', 'familyName', 'phoneNumber'] as const
export type SignUpFieldName = (typeof signUpFieldNames)[number]

export interface Settings extends PlainSettings {
  /** Names of what was uploaded. */
  readonly logoPicture: string | null
  readonly darkLogoPicture: string | null
  readonly faviconPicture: string | null
  readonly backgroundPicture: string | null
  readonly loginTexts: Readonly<Record<LookLocale, LoginTexts>>
  readonly signUpFields: Readonly<Record<SignUpFieldName, FieldDemand>>
  readonly signUpDomains: readonly string[]
  readonly disabledFactors: readonly FactorName[]
  readonly factorOrder: readonly OfferedFactor[]
  readonly callerVerificationFor: readonly CallerAct[]
  readonly raisedGrades: RaisedGrades
  readonly bruteForce: BruteForce
  readonly networkThrottling: NetworkThrottling
}

export interface BruteForce {
  readonly isEnabled: boolean
  readonly locks: boolean
  readonly tellsOwner: boolean
  readonly trustedNetworks: readonly string[]
  readonly counts: 'account-and-network' | 'account'
  readonly mostAttempts: number
}

export interface NetworkThrottling {
  readonly isEnabled: boolean
  readonly throttles: boolean
  readonly tellsOperators: boolean
  readonly trustedNetworks: readonly string[]
  readonly signIn: Throttle
  readonly signUp: Throttle
}

interface Throttle {
  readonly mostAttempts: number
  readonly refillMs: number
}

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call<Settings>('GET', '/settings', { signal }),
})

/** What holds where nobody set anything. It changes with the version alone. */
export const defaultSettingsQuery = queryOptions({
  queryKey: ['settings', 'defaults'],
  queryFn: ({ signal }) => call<Settings>('GET', '/settings/defaults', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export function changeSettings(changes: SettingsChanges, reason: string): Promise<Settings> {
  return call<Settings>('PATCH', '/settings', { body: changes, reason })
}

/** By the names of the API; what is no number goes as it was typed. */
export type SettingsChanges = Readonly<Record<string, unknown>>
