import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { roleForChange } from './find-role.ts'
import { type Role, refuseBadRole } from './role.ts'
import type { RoleStore } from './role-store.ts'

/** What is left out stays as it is. */
export type UpdateRoleInput = Partial<Pick<Role, 'name' | 'description'>>

export interface UpdateRoleDeps {
  readonly roles: RoleStore
  readonly audit: AuditStore
}

/** Throws `role_exists` when the new name is taken. */
export async function updateRole(
  { roles, audit }: UpdateRoleDeps,
  actor: Actor,
  id: string,
  input: UpdateRoleInput,
): Promise<Role> {
  refuseBadRole(input)
  const current = await roleForChange(roles, id)
  const role = { ...current, ...input }
  await roles.save(role)
  const details = { fields: Object.keys(input), ...changedValues({ ...current }, { ...role }) }
  await audit.record(actor, 'role.updated', { kind: 'role', id }, details)
  return role
}
