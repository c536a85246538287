// A person as the organization they belong to sees them.
import type { RecoveryStatus } from '../../recovery/api/recovery-request.ts'

export interface OrganizationPerson {
  readonly id: string
  readonly email: string | null
  readonly name: string | null
  readonly isAdministrator: boolean
  /** Nobody else administers the organization. */
  readonly isLastAdministrator: boolean
  readonly roleNames: readonly string[]
  readonly isActive: boolean
  readonly isBlocked: boolean
  readonly mfaEnabled: boolean
  /** False: they belong elsewhere too, so that what is done here concerns the membership alone. */
  readonly actsOnAccount: boolean
  /** The reset that the organization asked for last, and how it stands. */
  readonly askedRecovery: { readonly askedAt: string; readonly status: RecoveryStatus } | null
  readonly lastSignInAt: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

export function personLabel({ name, email, id }: Pick<OrganizationPerson, 'name' | 'email' | 'id'>): string {
  return name || email || id
}
