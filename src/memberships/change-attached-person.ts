import type { Actor } from '../kernel/actor.ts'
import { presentUser } from '../users/find-user.ts'
import { updateUser } from '../users/update-user.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import { giveOnlyRole } from './give-only-role.ts'
import { memberRoleNamed } from './member-role-named.ts'
import type { OrganizationPerson } from './organization-people-store.ts'
import { holdMember, type PeopleAdministrationDeps, refuseSharedAccount } from './people-administration.ts'
import type { UnheldRoleDeps } from './refuse-unheld-role.ts'

export type ChangeAttachedDeps = PeopleAdministrationDeps & UnheldRoleDeps

export interface AttachedPersonChanges {
  /** Takes the place of every role they hold in the organization; left out, those stay. */
  readonly roleName?: string
  /** Null clears it. */
  readonly name?: string | null
}

/** Call it in a transaction. Whoever is no member is `user_not_found`. */
export async function changeAttachedPerson(
  deps: ChangeAttachedDeps,
  actor: Actor,
  place: MemberPlace,
  { roleName, name }: AttachedPersonChanges,
): Promise<OrganizationPerson> {
  const { organizationId, userId } = place
  await holdMember(deps, actor, place)
  if (roleName !== undefined) {
    const role = await memberRoleNamed(deps, organizationId, roleName)
    await giveOnlyRole(deps, actor, place, role.id)
  }
  if (name !== undefined) await renameAttached(deps, actor, place, name)
  return presentUser(await deps.organizationPeople.find(organizationId, userId, deps.clock.now()))
}

export async function renameAttached(
  deps: ChangeAttachedDeps,
  actor: Actor,
  place: MemberPlace,
  name: string | null,
): Promise<void> {
  const { person, inside } = await holdMember(deps, actor, place)
  if (person.name === name) return
  if (!mayRename(actor, person)) refuseSharedAccount(person, 'change their name')
  await updateUser({ ...inside, stores: inside, change: (work) => work(inside) }, actor, place.userId, { name })
}

/** A name shows in every organization of its owner: who may act in one alone changes it only where it is that one's. */
export function mayRename(actor: Actor, { belongsElsewhere }: OrganizationPerson): boolean {
  return actor.organizationId == null || !belongsElsewhere
}
