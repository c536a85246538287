/** Whether an operator must verify the caller: none, those of the role support, or all of them; the loosest first. */
export const callerVerificationPolicies = ['off', 'support', 'operators'] as const
export type CallerVerificationPolicy = (typeof callerVerificationPolicies)[number]

/** What a caller can be verified before. */
export const callerActs = ['mfa-reset', 'password-link', 'recovery', 'email-change'] as const
export type CallerAct = (typeof callerActs)[number]

/** Whether operators may act as people, and whether the person is told by mail. */
export type ImpersonationPolicy = 'off' | 'on' | 'told'

/** How people are helped, and what those who help them must do first. */
export interface SupportSettings {
  /** Whether the sign-in pages take requests for a way back; those that wait already go on. */
  readonly allowsRecoveryRequests: boolean
  /** How long an approved recovery waits before its link is mailed; 0 mails it at once. */
  readonly recoveryWaitingHours: number
  readonly callerVerification: CallerVerificationPolicy
  /** Before which acts; counts where `callerVerification` is not off. */
  readonly callerVerificationFor: readonly CallerAct[]
  readonly impersonation: ImpersonationPolicy
  /** Whether the role support may act as people too, where anybody may. */
  readonly supportImpersonates: boolean
}

/**
 * Whether the role support may act as people after a change, and could not before it, or will once anybody may: what it
 * was let do stays written down while nobody may at all.
 */
export function letsSupportActAnew(
  now: Pick<SupportSettings, 'impersonation' | 'supportImpersonates'>,
  after: Pick<SupportSettings, 'impersonation' | 'supportImpersonates'>,
): boolean {
  if (!after.supportImpersonates) return false
  return !now.supportImpersonates || (now.impersonation === 'off' && after.impersonation !== 'off')
}

export const recoveryWaitingHoursRange = { least: 0, most: 168 } as const

export const defaultSupportSettings: SupportSettings = {
  allowsRecoveryRequests: true,
  recoveryWaitingHours: 0,
  callerVerification: 'support',
  callerVerificationFor: ['mfa-reset', 'password-link'],
  impersonation: 'off',
  supportImpersonates: false,
}
