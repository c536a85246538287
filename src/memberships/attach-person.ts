// Giving somebody a role in an organization by their e-mail address (seed 001): the account of that address is attached,
// or made where there is none.
import type { Connection } from '../connections/connection.ts'
import { passwordHome } from '../connections/password-home.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { withoutEnd } from '../kernel/term.ts'
import { presentOrganization } from '../organizations/find-organization.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import { type ClaimAccountStores, claimAccount } from '../users/claim-account.ts'
import { type CreateUserStores, createUser } from '../users/create-user.ts'
import { presentUser } from '../users/find-user.ts'
import { canonicalEmail } from '../users/identifiers.ts'
import { primaryIdentity, type User } from '../users/user.ts'
import { type MemberPlace, removeMemberRoles } from './assign-member-roles.ts'
import { type AttachableAccountDeps, attachableAccount, connectionForNewPeople } from './attachable-account.ts'
import { type ChangeAttachedDeps, mayRename, renameAttached } from './change-attached-person.ts'
import { giveOnlyRole } from './give-only-role.ts'
import { memberRoleNamed } from './member-role-named.ts'
import type { OrganizationPerson } from './organization-people-store.ts'
import { mailMemberPasswordLink, type SendMemberPasswordResetDeps } from './send-member-password-reset.ts'
import { welcomePerson } from './welcome-person.ts'

export type AttachPersonDeps = SendMemberPasswordResetDeps &
  AttachableAccountDeps &
  ChangeAttachedDeps &
  ClaimAccountStores &
  CreateUserStores

export interface AttachPersonInput {
  readonly organizationId: string
  readonly email: string
  /** Left out, an account keeps its name and a new one has none. So does an account that is not the actor's to rename. */
  readonly name: string | null
  readonly roleName: string
}

export interface AttachedPerson {
  readonly person: OrganizationPerson
  readonly isNew: boolean
}

/** Two who make the same account at the same moment find it the second time. */
const attemptsAtMost = 3

/**
 * In one transaction. Throws `member_exists` for whoever has a role in force there, so that of many at once one is told
 * that it was done. A new person has no password: they get a mail with which they set one.
 */
export async function attachPerson(
  { change }: { readonly change: Change<AttachPersonDeps> },
  actor: Actor,
  input: AttachPersonInput,
): Promise<AttachedPerson> {
  const email = canonicalEmail(input.email)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await change((deps) => attach(deps, actor, { ...input, email }))
    } catch (fault) {
      const wasFasterElsewhere = fault instanceof RollcallError && fault.code === 'user_exists'
      if (!wasFasterElsewhere || attempt === attemptsAtMost) throw fault
    }
  }
}

async function attach(deps: AttachPersonDeps, actor: Actor, input: AttachPersonInput): Promise<AttachedPerson> {
  const { organizationId, email, name, roleName } = input
  refuseForeignOrganization(actor, organizationId)
  const organization = presentOrganization(await deps.organizations.find(organizationId))
  const role = await memberRoleNamed(deps, organizationId, roleName)
  const connection = await connectionForNewPeople(deps, organizationId)
  const found = await attachableAccount(deps, organizationId, connection, email)
  const user = found ?? (await made(deps, actor, connection, email, name))
  const { id: userId } = user
  const place = { organizationId, userId }
  await refuseAttached(deps, organizationId, userId)
  const wasClaimed = found !== null && (await claimAccount(deps, actor, found))
  await join(deps, actor, place, found !== null && onlyAttaches(deps, actor))
  await giveOnlyRole(deps, actor, place, role.id)
  const find = async () => presentUser(await deps.organizationPeople.find(organizationId, userId, deps.clock.now()))
  const isRenamed = found !== null && name !== null && mayRename(actor, await find())
  if (isRenamed) await renameAttached(deps, actor, place, name)
  const person = await find()
  if (found === null) await welcomePerson(deps, user, organization)
  // Whoever signed up with an address that nobody has proven may be another than its owner, who is who was meant.
  if (wasClaimed && !person.isBlocked && (await passwordHome(deps.connections, primaryIdentity(user))) !== null) {
    await mailMemberPasswordLink(deps, actor, place)
  }
  return { person, isNew: found === null }
}

function made(
  deps: AttachPersonDeps,
  actor: Actor,
  connection: Connection | null,
  email: string,
  name: string | null,
): Promise<User> {
  if (connection === null)
    throw invalidField('email', 'This organization has no database in which to make the account.')
  const input = { connection: connection.name, email, name, mayLackPassword: true }
  return createUser({ ...deps, stores: deps, change: (work) => work(deps) }, actor, input)
}

/** The account is locked, so that nobody else gives it a role meanwhile. */
async function refuseAttached(deps: AttachPersonDeps, organizationId: string, userId: string): Promise<void> {
  const held = await deps.memberRoles.ofEach(organizationId, [userId], deps.clock.now())
  if ((held.get(userId) ?? []).length === 0) return
  throw new RollcallError('member_exists', 'User already has access to tenant.')
}

/** Whoever acts for one organization, not for the directory; in a pool of its own it meets its own people alone. */
function onlyAttaches({ application }: AttachPersonDeps, actor: Actor): boolean {
  return actor.organizationId != null && application.poolMode === 'shared'
}

/** Roles of a membership that was over do not come back with it, nor do those that were still to begin. */
async function join(deps: AttachPersonDeps, actor: Actor, place: MemberPlace, wasAttached: boolean): Promise<void> {
  const { organizationId, userId } = place
  const { memberships, memberRoles, audit, clock } = deps
  const now = clock.now()
  if (await memberships.isMember(organizationId, userId, now)) return
  const former = (await memberRoles.onRecord(organizationId, userId)).map(({ roleId }) => roleId)
  if (former.length > 0) await removeMemberRoles(deps, actor, place, former)
  await memberships.add(organizationId, [userId], now, withoutEnd, wasAttached ? 'attached' : 'added')
  await memberships.setActive(organizationId, userId, true, now)
  const details = { organization: organizationId, isActive: true }
  await audit.record(actor, 'organization.member_added', { kind: 'user', id: userId }, details)
}
