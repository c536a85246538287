// Authentication methods: the factors people enrolled, beside their password. This folder makes, checks and removes
// them; which of them a sign-in needs is decided in sign-ins/.
export type MethodType = 'totp' | 'passkey' | 'recovery-code' | 'email' | 'phone'

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
  readonly passkey: PasskeyDetails | null
}

export interface PasskeyDetails {
  readonly credentialId: string
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
  readonly passkeys: number
  readonly recoveryCodesLeft: number
  /** An address that codes may go to, verified; null where there is none. */
  readonly email: string | null
}

/** Whether the person has a factor that a second step could ask for. Recovery codes alone are none. */
export function hasSecondFactor({ hasTotp, passkeys, email }: EnrolledFactors): boolean {
  return hasTotp || passkeys > 0 || email !== null
}
