// Roles by name: what a face that speaks of "admin" and "member" means by them. The two built-in ones are roles of the
// whole application like any other, made when somebody needs them for the first time.

import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import { systemActor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import { tenantAccessIdentifier, tenantAccessRead, tenantAccessWrite } from '../resource-servers/tenant-access-api.ts'
import type { Role } from '../roles/role.ts'
import type { RolePermissionStore } from '../roles/role-store.ts'
import type { MemberRoleStore, NamedRole } from './member-role-store.ts'

interface RoleNamedDeps {
  readonly memberRoles: Pick<MemberRoleStore, 'findNamed' | 'namesOf' | 'insertMissing'>
  readonly rolePermissions: Pick<RolePermissionStore, 'add'>
  readonly audit: AuditStore
  readonly clock: Clock
}

export const memberRoleName = 'member'
const administratorRoleName = 'admin'

/** Where somebody gave a role of that name another meaning. */
const otherAdministratorRoleName = 'organization admin'

const builtIn: ReadonlyMap<string, readonly string[]> = new Map([
  [memberRoleName, []],
  [administratorRoleName, [tenantAccessRead, tenantAccessWrite]],
  [otherAdministratorRoleName, [tenantAccessRead, tenantAccessWrite]],
])

/** The role of this name that a member of the organization can have, or `role_not_found`. Call it in a transaction. */
export async function memberRoleNamed(deps: RoleNamedDeps, organizationId: string, name: string): Promise<Role> {
  const [found] = await deps.memberRoles.findNamed(organizationId, name)
  if (found !== undefined) return found
  const wanted = name.toLowerCase()
  if (builtIn.has(wanted)) return roleMade(deps, organizationId, wanted)
  const names = [...new Set([...(await deps.memberRoles.namesOf(organizationId, namesAtMost)), ...shownNames])]
  throw new RollcallError('role_not_found', `There is no such role. Use one of: ${names.toSorted().join(', ')}.`)
}

/** The role that makes an administrator of the organization and is named so. Call it in a transaction. */
export async function administratorRole(deps: RoleNamedDeps, organizationId: string): Promise<Role> {
  for (const name of [administratorRoleName, otherAdministratorRoleName]) {
    const named = await deps.memberRoles.findNamed(organizationId, name)
    const fitting = named.find(({ makesAdministrator }) => makesAdministrator)
    if (fitting !== undefined) return fitting
    if (named.length === 0) return roleMade(deps, organizationId, name)
  }
  throw new RollcallError(
    'role_not_found',
    `No role named ${administratorRoleName} or ${otherAdministratorRoleName} grants ${tenantAccessWrite}. Add the permission to one of them.`,
  )
}

const namesAtMost = 50
const shownNames = [memberRoleName, administratorRoleName]

/** Of two who need it at the same moment one makes it, and the other finds it. */
async function roleMade(deps: RoleNamedDeps, organizationId: string, name: string): Promise<NamedRole> {
  const { memberRoles, rolePermissions, audit, clock } = deps
  const permissions = builtIn.get(name) ?? []
  const role = { id: prefixedId('rol'), name, description: null, organizationId: null, createdAt: clock.now() }
  if (await memberRoles.insertMissing(role)) {
    if (permissions.length > 0) {
      const references = permissions.map((each) => ({ resourceServerIdentifier: tenantAccessIdentifier, name: each }))
      await rolePermissions.add(role.id, references)
    }
    const details = { name, permissions, ...changedValues(null, { name }) }
    await audit.record(systemActor, 'role.created', { kind: 'role', id: role.id }, details)
  }
  const [made] = await memberRoles.findNamed(organizationId, name)
  if (made === undefined) throw new Error(`the role ${name} is not there after it was made`)
  return made
}
