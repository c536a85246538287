import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import { withoutEnd } from '../kernel/term.ts'
import { endSessionsOf } from '../sessions/end-sessions-of.ts'
import { activateUser } from '../users/activate-user.ts'
import { presentUser } from '../users/find-user.ts'
import { suspendUser } from '../users/suspend-user.ts'
import { updateUser } from '../users/update-user.ts'
import { assignMemberRoles, type MemberPlace, removeMemberRoles } from './assign-member-roles.ts'
import { administratorRole, memberRoleName, memberRoleNamed } from './member-role-named.ts'
import type { OrganizationPerson } from './organization-people-store.ts'
import {
  holdMember,
  type PeopleAdministrationDeps,
  refuseOwnRow,
  refuseSharedAccount,
} from './people-administration.ts'
import { mayGiveRole, refuseUnheldRole } from './refuse-unheld-role.ts'

export interface MemberChanges {
  /** Of the account. Null clears it. */
  readonly name?: string | null
  readonly isAdministrator?: boolean
  /** Inactive: nothing of theirs here works any more, from this moment on. */
  readonly isActive?: boolean
}

/** All of it or none. What is so already is no fault and leaves no event. Call it in a transaction. */
export async function changeMember(
  deps: PeopleAdministrationDeps,
  actor: Actor,
  place: MemberPlace,
  { name, isAdministrator, isActive }: MemberChanges,
): Promise<OrganizationPerson> {
  const { person, inside } = await holdMember(deps, actor, place)
  if (isActive === false) refuseOwnRow(actor, place, "You can't deactivate yourself. Ask another administrator.")
  if (name !== undefined && name !== person.name) await rename(inside, actor, person, name)
  if (isActive === true) await activate(inside, actor, place, person)
  if (isAdministrator === true) await promote(inside, actor, place)
  if (isAdministrator === false) await demote(inside, actor, place)
  if (isActive === false) await deactivate(inside, actor, place, person)
  const changed = await deps.organizationPeople.find(place.organizationId, place.userId, deps.clock.now())
  return presentUser(changed)
}

async function rename(
  deps: PeopleAdministrationDeps,
  actor: Actor,
  person: OrganizationPerson,
  name: string | null,
): Promise<void> {
  refuseSharedAccount(person, 'change their name')
  await updateUser({ ...deps, stores: deps, change: (work) => work(deps) }, actor, person.userId, { name })
}

async function promote(deps: PeopleAdministrationDeps, actor: Actor, place: MemberPlace): Promise<void> {
  const { organizationId, userId } = place
  if (await deps.organizationPeople.isAdministrator(organizationId, userId, deps.clock.now())) return
  const { id } = await administratorRole(deps, organizationId)
  const roleId = (await mayGiveRole(deps, actor, organizationId, id)) ? id : await ownRole(deps, actor, organizationId)
  await refuseUnheldRole(deps, actor, organizationId, roleId ?? id)
  await assignMemberRoles(deps, actor, place, [roleId ?? id])
}

/** By which the actor administers the organization. */
async function ownRole(
  { memberRoles, clock }: PeopleAdministrationDeps,
  { id }: Actor,
  organizationId: string,
): Promise<string | undefined> {
  const held = (await memberRoles.ofEach(organizationId, [id], clock.now())).get(id) ?? []
  const fitting = await memberRoles.administratorRolesOf(organizationId, id)
  return held.find((role) => fitting.includes(role.id))?.id
}

/** Whoever is left without any role is a member, by the role of that name. */
async function demote(deps: PeopleAdministrationDeps, actor: Actor, place: MemberPlace): Promise<void> {
  const { organizationId, userId } = place
  const held = await deps.memberRoles.administratorRolesOf(organizationId, userId)
  if (held.length === 0) return
  await removeMemberRoles(deps, actor, place, held)
  const left = await deps.memberRoles.ofEach(organizationId, [userId], deps.clock.now())
  if ((left.get(userId) ?? []).length > 0) return
  const { id } = await memberRoleNamed(deps, organizationId, memberRoleName)
  await refuseUnheldRole(deps, actor, organizationId, id)
  await assignMemberRoles(deps, actor, place, [id])
}

async function activate(
  deps: PeopleAdministrationDeps,
  actor: Actor,
  place: MemberPlace,
  person: OrganizationPerson,
): Promise<void> {
  const { organizationId, userId } = place
  await setMembership(deps, actor, place, true)
  if (person.isBlocked) {
    refuseSharedAccount(person, 'lift the suspension of their account')
    await activateUser(deps, actor, userId)
  }
  const now = deps.clock.now()
  if (await deps.memberships.isMember(organizationId, userId, now)) return
  // The membership has ended by itself, or is still to begin.
  await deps.memberships.add(organizationId, [userId], now, withoutEnd)
  const details = { withoutEnd: true, ...changedValues({ isActive: false }, { isActive: true }) }
  await deps.audit.record(actor, 'organization.member_activated', { kind: 'user', id: userId }, details)
}

async function deactivate(
  deps: PeopleAdministrationDeps,
  actor: Actor,
  place: MemberPlace,
  person: OrganizationPerson,
): Promise<void> {
  if (person.belongsElsewhere) {
    await setMembership(deps, actor, place, false)
    return
  }
  const { suspendedByOrganization } = await suspendUser(deps, actor, place.userId, { endsSessions: true })
  // The directory's suspension may end sooner: what was done here holds all the same.
  if (suspendedByOrganization !== (actor.organizationId ?? null)) await setMembership(deps, actor, place, false)
  await endSessionsOf(deps, actor, place.userId, { tokens: 'every' })
}

async function setMembership(
  { memberships, audit, clock }: PeopleAdministrationDeps,
  actor: Actor,
  { organizationId, userId }: MemberPlace,
  isActive: boolean,
): Promise<void> {
  if (!(await memberships.setActive(organizationId, userId, isActive, clock.now()))) return
  const type = isActive ? 'organization.member_activated' : 'organization.member_deactivated'
  const details = changedValues({ isActive: !isActive }, { isActive })
  await audit.record(actor, type, { kind: 'user', id: userId }, details)
}
