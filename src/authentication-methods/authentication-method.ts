// Authentication methods: the factors people enrolled, beside their password. This folder makes, checks and removes
// them; which of them a sign-in needs is decided in sign-ins/.
import { RollcallError } from '../kernel/errors.ts'
import { randomText } from '../kernel/ids.ts'

/** A security key is a second factor that may be used without unlocking it; a passkey always is unlocked. */
export const methodTypes = ['totp', 'passkey', 'security-key', 'recovery-code', 'email', 'phone'] as const
export type MethodType = (typeof methodTypes)[number]

export interface AuthenticationMethod {
  readonly id: string
  readonly userId: string
  readonly type: MethodType
  readonly name: string | null
  readonly createdAt: Date
  /** Null while its enrolment was not finished: it proves nothing yet. */
  readonly confirmedAt: Date | null
  readonly lastUsedAt: Date | null
  /** For `email` and `phone`, where the code goes. */
  readonly destination: string | null
  /** For `phone`, how it goes there. */
  readonly delivery: 'sms' | 'voice' | null
  /** For `passkey` and `security-key`. */
  readonly passkey: PasskeyDetails | null
}

export interface PasskeyDetails {
  readonly credentialId: string
  /** As COSE has it (RFC 9053). */
  readonly publicKey: Buffer
  readonly algorithm: number
  readonly counter: number
  readonly transports: readonly string[]
  readonly isBackedUp: boolean
  readonly deviceType: 'singleDevice' | 'multiDevice'
  readonly aaguid: string | null
  readonly relyingPartyId: string
  readonly userHandle: string
}

/** What a sign-in asks about somebody's factors, in one read. */
export interface EnrolledFactors {
  readonly hasTotp: boolean
  /** Passkeys and security keys. */
  readonly passkeys: number
  /** Those of them that open the account alone: no security keys. */
  readonly truePasskeys: number
  readonly recoveryCodesLeft: number
  /** An address that codes may go to, verified; null where there is none. */
  readonly email: string | null
  /** Whether they chose codes by mail as a factor. A verified address alone is none: every account has one. */
  readonly isEmailEnrolled: boolean
}

/** Whether the person has a factor that a second step could ask for. Recovery codes alone are none. */
export function hasSecondFactor({ hasTotp, passkeys, isEmailEnrolled }: EnrolledFactors): boolean {
  return hasTotp || passkeys > 0 || isEmailEnrolled
}

/** Whether they have one that is not their mailbox. */
export function hasOwnFactor({ hasTotp, passkeys }: Pick<EnrolledFactors, 'hasTotp' | 'passkeys'>): boolean {
  return hasTotp || passkeys > 0
}

/** A method as it is before anything is known of it but whose it is. */
export function newMethod(
  userId: string,
  type: MethodType,
  now: Date,
  given: Partial<AuthenticationMethod> = {},
): AuthenticationMethod {
  return {
    // As the vendor writes them (auth0.md 1.1).
    id: `${wordInIds[type]}|dev_${randomText(16)}`,
    userId,
    type,
    name: null,
    createdAt: now,
    confirmedAt: null,
    lastUsedAt: null,
    destination: null,
    delivery: null,
    passkey: null,
    ...given,
  }
}

const wordInIds: Readonly<Record<MethodType, string>> = {
  totp: 'totp',
  passkey: 'passkey',
  'security-key': 'webauthn-roaming',
  'recovery-code': 'recovery-code',
  email: 'email',
  phone: 'phone',
}

/** What was found, or the fault that says it is not there. */
export function presentMethod<Found>(found: Found | null): Found {
  if (found !== null) return found
  throw new RollcallError('authentication_method_not_found', 'The authentication method could not be found.')
}
