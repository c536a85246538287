// Roles: named sets of permissions, and who holds which. A role knows a user's id, never the user; what a permission is
// belongs to its resource server.
import { invalidField } from '../kernel/errors.ts'

export interface Role extends RoleMfaRule {
  readonly id: string
  readonly name: string
  readonly description: string | null
  /** The organization whose role it is; null for one that holds in the whole application. */
  readonly organizationId: string | null
  readonly createdAt: Date
}

/** What whoever holds a role is asked for at a sign-in in which it counts. */
export interface RoleMfaRule {
  readonly requiresMfa: boolean
  /** Until when setting up a second factor may be put off; null where none is asked for. */
  readonly mfaGraceUntil: Date | null
}

/** A role as it is made: it asks for nothing. */
export type NewRole = Omit<Role, keyof RoleMfaRule>

export const noMfaRule: RoleMfaRule = { requiresMfa: false, mfaGraceUntil: null }

/** Names a permission: which API defines it, and what it is called there. */
export interface PermissionReference {
  readonly resourceServerIdentifier: string
  readonly name: string
}

/** A permission as a list shows it. */
export interface ListedPermission extends PermissionReference {
  readonly description: string | null
  readonly resourceServerName: string | null
}

const nameMaxLength = 255
const descriptionMaxLength = 1_000

export function refuseBadRole({ name, description }: Partial<Pick<Role, 'name' | 'description'>>): void {
  if (name !== undefined && name.trim() === '') throw invalidField('name', 'String is too short (0 chars), minimum 1')
  refuseLongText('name', name, nameMaxLength)
  refuseLongText('description', description, descriptionMaxLength)
}

function refuseLongText(field: string, text: string | null | undefined, maxLength: number): void {
  const length = [...(text ?? '')].length
  if (length > maxLength) throw invalidField(field, `String is too long (${length} chars), maximum ${maxLength}`)
}
