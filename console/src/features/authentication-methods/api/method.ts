// What a user proves themselves with, as /api/v1 tells it. Secrets are never among it.
import type { IconName } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'

type MethodType = 'totp' | 'passkey' | 'security-key' | 'recovery-code' | 'email' | 'phone'

export interface Method {
  readonly id: string
  readonly type: MethodType
  readonly name: string | null
  readonly createdAt: string
  /** Null while its enrolment was not finished: it proves nothing yet. */
  readonly confirmedAt: string | null
  readonly lastUsedAt: string | null
  /** Where codes go, masked. */
  readonly destination: string | null
  readonly delivery: 'sms' | 'voice' | null
  readonly isBackedUp: boolean | null
  /** It cannot be removed before there is another way to sign in. */
  readonly isOnlyWayIn: boolean
}

export interface Methods {
  readonly password: {
    readonly isSet: boolean
    readonly changedAt: string | null
    /** Since when it is known to have leaked. */
    readonly leakedAt: string | null
    /** Whether the server has a list of leaked passwords. */
    readonly looksForLeaks: boolean
  }
  readonly data: readonly Method[]
  readonly recoveryCodesLeft: number
  /** Null where there are none. */
  readonly recoveryCodesMade: { readonly count: number; readonly at: string } | null
  /** New ones are made and shown to the person at the next sign-in. */
  readonly newCodesAsked: boolean
  /** MFA was reset: the next sign-in enrols anew. */
  readonly mustEnrolAgain: boolean
  /** They are spared the second factor for a while. */
  readonly rememberedBrowsers: number
  /** Null where no exemption holds now. */
  readonly mfaExemption: MfaExemption | null
}

/** For a while somebody sets up no second factor though a rule asks for one. */
export interface MfaExemption {
  readonly reason: string
  readonly grantedBy: { readonly name: string }
  readonly grantedAt: string
  readonly endsAt: string
}

/** What one of them is called within a sentence and at the head of its row. */
export function methodKind({ type, delivery }: Pick<Method, 'type' | 'delivery'>): string {
  if (type === 'phone') return delivery === 'voice' ? t('Phone call') : t('Text message')
  return kinds[type]
}

/** Others are told apart by where their codes go. */
export function hasOwnName({ type }: Pick<Method, 'type'>): boolean {
  return type === 'totp' || type === 'passkey' || type === 'security-key'
}

export function methodIcon({ type }: Pick<Method, 'type'>): IconName {
  return icons[type]
}

const kinds: Readonly<Record<Exclude<MethodType, 'phone'>, string>> = {
  totp: t('Authenticator app'),
  passkey: t('Passkey'),
  'security-key': t('Security key'),
  'recovery-code': t('Recovery codes'),
  email: t('Code by e-mail'),
}

const icons: Readonly<Record<MethodType, IconName>> = {
  totp: 'shield',
  passkey: 'key',
  'security-key': 'key',
  'recovery-code': 'lock',
  email: 'mail',
  phone: 'device',
}
