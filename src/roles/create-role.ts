import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import { noMfaRule, type Role, refuseBadRole } from './role.ts'
import type { RoleStore } from './role-store.ts'

export interface CreateRoleInput {
  readonly name: string
  readonly description?: string
  /** Makes it a role of this organization. */
  readonly organizationId?: string
}

export interface CreateRoleDeps {
  readonly roles: RoleStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Throws `role_exists` when the name is taken there, `organization_not_found` when there is no such organization. */
export async function createRole(deps: CreateRoleDeps, actor: Actor, input: CreateRoleInput): Promise<Role> {
  const { roles, audit, clock } = deps
  refuseBadRole(input)
  const { name, description = null, organizationId = null } = input
  const role = { id: prefixedId('rol'), name, description, organizationId, createdAt: clock.now() }
  await roles.insert(role)
  const details = {
    name,
    ...(organizationId === null ? {} : { organization: organizationId }),
    ...changedValues(null, { name, description }),
  }
  await audit.record(actor, 'role.created', { kind: 'role', id: role.id }, details)
  return { ...role, ...noMfaRule }
}
