// The settings in groups, and the sections that show them. A group is a card; a section an address.
import type { ComponentType } from 'react'
import { t } from '../../../lib/text.ts'
import type { SettingsDraft } from '../api/settings-draft.ts'
import { AllowedFactors } from './allowed-factors.tsx'
import { FactorFields } from './factor-fields.tsx'
import { FactorOrder } from './factor-order.tsx'
import { GuessingFields } from './guessing-fields.tsx'
import { LayoutFields } from './layout-fields.tsx'
import { LeakedPasswordFields } from './leaked-password-fields.tsx'
import { LoginWords } from './login-words.tsx'
import { LookFields } from './look-fields.tsx'
import { NetworkFields } from './network-fields.tsx'
import { RecoveryFields } from './recovery-fields.tsx'
import { RetentionFields } from './retention-fields.tsx'
import { SessionFields } from './session-fields.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'
import { SignUpFields } from './sign-up-fields.tsx'
import { SupportFields } from './support-fields.tsx'
import { WayInFields } from './way-in-fields.tsx'

interface SettingGroup {
  readonly title: string
  readonly Fields: ComponentType<SettingFieldsProps>
  /** By a name, or by what the names of a whole object begin with. */
  readonly names: readonly (
    | keyof SettingsDraft
    | 'bruteForce.'
    | 'loginTexts.'
    | 'networkThrottling.'
    | 'signUpFields.'
  )[]
  /** Names, looks and data are not for those who keep watch over sign-ins. */
  readonly isLook?: boolean
}

export type GroupName =
  | 'look'
  | 'layout'
  | 'words'
  | 'ways'
  | 'signUp'
  | 'mfa'
  | 'factors'
  | 'order'
  | 'sessions'
  | 'guessing'
  | 'networks'
  | 'leaks'
  | 'support'
  | 'recovery'
  | 'retention'

export const settingGroups: Readonly<Record<GroupName, SettingGroup>> = {
  look: {
    title: t('Name and look'),
    Fields: LookFields,
    names: ['displayName', 'logoUrl', 'accentColor', 'cornerRadius', 'supportEmail'],
    isLook: true,
  },
  layout: {
    title: t('Layout and background'),
    Fields: LayoutFields,
    names: ['pageLayout', 'backgroundColor', 'darkBackgroundColor'],
    isLook: true,
  },
  words: { title: t('Your own words'), Fields: LoginWords, names: ['loginTexts.'], isLook: true },
  ways: {
    title: t('Ways in'),
    Fields: WayInFields,
    names: ['isSignUpOpen', 'allowsEmailCode', 'allowsPasskeys', 'offersPasskey', 'asksPasswordAtOnce'],
  },
  signUp: {
    title: t('What sign-up asks'),
    Fields: SignUpFields,
    names: ['signUpFields.', 'signUpDomains', 'termsUrl', 'asksToAcceptTerms'],
  },
  mfa: { title: t('MFA'), Fields: FactorFields, names: ['mfaPolicy', 'mfaGraceDays', 'rememberBrowserDays'] },
  factors: { title: t('Factors that count'), Fields: AllowedFactors, names: ['disabledFactors'] },
  order: { title: t('Order and recovery codes'), Fields: FactorOrder, names: ['factorOrder', 'recoveryCodeCount'] },
  sessions: {
    title: t('Sessions'),
    Fields: SessionFields,
    names: [
      'sessionIdleMinutes',
      'sessionAbsoluteMinutes',
      'accessTokenMinutes',
      'mostSessions',
      'offersStayingSignedIn',
      'tellsOfNewDevices',
      'keptSessionDays',
    ],
  },
  guessing: { title: t('Guesses at an account'), Fields: GuessingFields, names: ['bruteForce.'] },
  networks: { title: t('Tries from a network'), Fields: NetworkFields, names: ['networkThrottling.'] },
  leaks: { title: t('Leaked passwords'), Fields: LeakedPasswordFields, names: ['leakedPasswordAtSignIn'] },
  support: {
    title: t('Support'),
    Fields: SupportFields,
    names: ['callerVerification', 'callerVerificationFor', 'impersonation', 'supportImpersonates'],
  },
  recovery: {
    title: t('Account recovery'),
    Fields: RecoveryFields,
    names: ['allowsRecoveryRequests', 'recoveryWaitingHours'],
  },
  retention: { title: t('Audit log'), Fields: RetentionFields, names: ['auditRetentionDays'], isLook: true },
}

/** The names in the draft that a group shows. */
export function namesOf(group: GroupName, draft: SettingsDraft): readonly (keyof SettingsDraft)[] {
  const { names } = settingGroups[group]
  const all = Object.keys(draft) as (keyof SettingsDraft)[]
  return all.filter((name) => names.some((own) => (own.endsWith('.') ? name.startsWith(own) : name === own)))
}
