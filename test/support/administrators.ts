// Organizations with administrators, and every way in which one may be lost: each through the use case that a face calls.
import { randomBytes } from 'node:crypto'
import type { Directory } from '../../src/directory.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { addMembers } from '../../src/memberships/add-members.ts'
import { assignMemberRoles } from '../../src/memberships/assign-member-roles.ts'
import { changeMember } from '../../src/memberships/change-member.ts'
import { deleteMember } from '../../src/memberships/delete-member.ts'
import { removeMembers } from '../../src/memberships/remove-members.ts'
import { scheduleOffboarding } from '../../src/offboarding/schedule-offboarding.ts'
import { createOrganization } from '../../src/organizations/create-organization.ts'
import {
  tenantAccessIdentifier,
  tenantAccessRead,
  tenantAccessWrite,
} from '../../src/resource-servers/tenant-access-api.ts'
import { addRolePermissions, removeRolePermissions } from '../../src/roles/change-role-permissions.ts'
import { createRole } from '../../src/roles/create-role.ts'
import { deleteRole } from '../../src/roles/delete-role.ts'
import { createUser } from '../../src/users/create-user.ts'
import { deleteUser, eraseUser } from '../../src/users/delete-user.ts'
import { presentUser } from '../../src/users/find-user.ts'
import { linkIdentity } from '../../src/users/link-identity.ts'
import { suspendUser } from '../../src/users/suspend-user.ts'
import type { User } from '../../src/users/user.ts'

export interface Administrator {
  readonly userId: string
  /** The role of theirs that makes them one; of this organization, and perhaps of others of its administrators. */
  readonly roleId: string
}

/** Somebody who is in no organization. */
export async function stranger(directory: Directory): Promise<string> {
  const email = `person-${randomBytes(8).toString('hex')}@example.com`
  const connection = 'Username-Password-Authentication'
  return (await createUser(directory, systemActor, { connection, email, mayLackPassword: true })).id
}

export async function organizationOf(directory: Directory): Promise<string> {
  const name = `org-${randomBytes(8).toString('hex')}`
  return (await directory.change((deps) => createOrganization(deps, systemActor, { name }))).id
}

/** A role of the organization that makes whoever holds it an administrator. */
export function grantingRole(directory: Directory, organizationId: string): Promise<string> {
  return directory.change(async (deps) => {
    const name = `Runs it ${randomBytes(8).toString('hex')}`
    const { id } = await createRole(deps, systemActor, { name, organizationId })
    await addRolePermissions(deps, systemActor, id, [reading, writing])
    return id
  })
}

/** Up to fifty, as of now. */
export async function countAdministrators({ stores }: Directory, organizationId: string): Promise<number> {
  const page = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
  const listed = await stores.organizationPeople.list(organizationId, page, { isAdministrator: true }, new Date())
  return listed?.items.length ?? 0
}

export async function administrator(
  directory: Directory,
  organizationId: string,
  roleId: string,
): Promise<Administrator> {
  const userId = await stranger(directory)
  await directory.change((deps) => addMembers(deps, systemActor, organizationId, [userId]))
  await directory.change((deps) => assignMemberRoles(deps, systemActor, { organizationId, userId }, [roleId]))
  return { userId, roleId }
}

type WayToLose = (
  directory: Directory,
  organizationId: string,
  who: Administrator,
  /** To be merged into; somebody new where none is given. */
  others?: readonly string[],
) => Promise<unknown>

const reading = { resourceServerIdentifier: tenantAccessIdentifier, name: tenantAccessRead }
const writing = { resourceServerIdentifier: tenantAccessIdentifier, name: tenantAccessWrite }
const nothingElse = { leavesOrganizations: false, deleteAfterDays: null }
const inAYear = () => new Date(Date.now() + 365 * 86_400_000)

/** By the number of the way in the issue: delete, demote, deactivate, remove, role deletion, merge, offboarding. */
export const waysToLose: Readonly<Record<string, WayToLose>> = {
  'deleting the account softly': ({ change }, _, { userId }) => change((deps) => deleteUser(deps, systemActor, userId)),
  'deleting the account for good': ({ change }, _, { userId }) =>
    change((deps) => eraseUser(deps, systemActor, userId)),
  'deleting the member': ({ change }, organizationId, { userId }) =>
    change((deps) => deleteMember(deps, systemActor, { organizationId, userId })),
  'demoting them': ({ change }, organizationId, { userId }) =>
    change((deps) => changeMember(deps, systemActor, { organizationId, userId }, { isAdministrator: false })),
  'letting their role end': ({ change }, organizationId, { userId, roleId }) =>
    change((deps) =>
      assignMemberRoles(deps, systemActor, { organizationId, userId }, [roleId], { startsAt: null, endsAt: inAYear() }),
    ),
  'deactivating them': ({ change }, organizationId, { userId }) =>
    change((deps) => changeMember(deps, systemActor, { organizationId, userId }, { isActive: false })),
  'deactivating the membership alone': async ({ change, clock }, organizationId, { userId }) =>
    change((deps) => deps.memberships.setActive(organizationId, userId, false, clock.now())),
  'suspending the account': ({ change }, _, { userId }) => change((deps) => suspendUser(deps, systemActor, userId, {})),
  'suspending the account for a while': ({ change }, _, { userId }) =>
    change((deps) => suspendUser(deps, systemActor, userId, { until: inAYear() })),
  'removing them from the organization': ({ change }, organizationId, { userId }) =>
    change((deps) => removeMembers(deps, systemActor, organizationId, [userId])),
  'letting the membership end': ({ change }, organizationId, { userId }) =>
    change((deps) => addMembers(deps, systemActor, organizationId, [userId], { startsAt: null, endsAt: inAYear() })),
  'deleting the role': ({ change }, _, { roleId }) => change((deps) => deleteRole(deps, systemActor, roleId)),
  'stripping the role of the permission': ({ change }, _, { roleId }) =>
    change((deps) => removeRolePermissions(deps, systemActor, roleId, [writing])),
  'merging them into somebody else': async (directory, _, { userId }, others = []) => {
    const other = others[Math.floor(Math.random() * others.length)] ?? (await stranger(directory))
    return directory.change((deps) => linkIdentity(deps, systemActor, other, userId))
  },
  'planning their offboarding': ({ change }, _, { userId }) =>
    change((deps) => scheduleOffboarding(deps, systemActor, userId, { at: inAYear(), ...nothingElse })),
  'letting the account expire': (directory, _, { userId }) => saved(directory, userId, { expiresAt: inAYear() }),
}

function saved(directory: Directory, userId: string, changes: Partial<User>): Promise<void> {
  return directory.change(async ({ users }) => {
    await users.save({ ...presentUser(await users.findForChange(userId)), ...changes })
  })
}
