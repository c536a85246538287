// Roles: named sets of permissions, and who holds which. A role knows a user's id, never the user; what a permission is
// belongs to its resource server.
import { invalidField } from '../kernel/errors.ts'

export interface Role {
  readonly id: string
  readonly name: string
  readonly description: string | null
  /** The organization whose role it is; null for one that holds in the whole application. */
  readonly organizationId: string | null
  readonly createdAt: Date
}

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
