import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { roleForChange } from './find-role.ts'
import type { RoleStore } from './role-store.ts'

export interface DeleteRoleDeps {
  readonly roles: RoleStore
  readonly audit: AuditStore
}

/** Everybody who held the role loses it. */
export async function deleteRole({ roles, audit }: DeleteRoleDeps, actor: Actor, id: string): Promise<void> {
  const { name, description } = await roleForChange(roles, id)
  await roles.remove(id)
  await audit.record(
    actor,
    'role.deleted',
    { kind: 'role', id },
    { name, ...changedValues({ name, description }, null) },
  )
}
