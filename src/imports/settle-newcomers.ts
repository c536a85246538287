// What else becomes of people whom an import made, in the transaction that made them: an organization, a role, and a mail
// by which they set a password. Who they are is kept, so that they can be shown and taken back.
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { type AddMembersDeps, addMembers } from '../memberships/add-members.ts'
import { assignMemberRoles, type MemberRoleDeps } from '../memberships/assign-member-roles.ts'
import { type AssignRolesDeps, assignUsersToRole } from '../roles/assign-roles.ts'
import { type MailNewcomerLinksDeps, mailNewcomerLinks } from '../users/mail-password-link.ts'
import type { RunOptions } from './import-file.ts'
import type { ImportFileStore } from './import-file-store.ts'
import type { OfferedUser } from './offered-user.ts'

export type SettleDeps = AddMembersDeps &
  MemberRoleDeps &
  AssignRolesDeps &
  MailNewcomerLinksDeps & { readonly importFiles: ImportFileStore; readonly clock: Clock }

interface SettleOrder {
  readonly jobId: string
  readonly actor: Actor
  readonly options: RunOptions
}

export async function settleNewcomers(
  deps: SettleDeps,
  { jobId, actor, options }: SettleOrder,
  newcomers: readonly OfferedUser[],
): Promise<void> {
  const { organizationId, roleId } = options
  const ids = newcomers.map(({ user }) => user.id)
  if (organizationId !== null) await addMembers(deps, actor, organizationId, ids)
  if (roleId !== null && organizationId === null) await assignUsersToRole(deps, actor, roleId, ids)
  if (roleId !== null && organizationId !== null) {
    for (const userId of ids) await assignMemberRoles(deps, actor, { organizationId, userId }, [roleId])
  }
  if (options.sendsInvitations) {
    const invited = newcomers.filter(lacksPassword).map(({ user }) => user)
    await mailNewcomerLinks(deps, actor, invited)
  }
  const people = newcomers.map(({ position, user }) => ({ position, userId: user.id }))
  await deps.importFiles.keepPeople(jobId, people, deps.clock.now())
}

/** Whoever was blocked where they come from may not come in here either, and is not asked in. */
function lacksPassword({ user, password }: OfferedUser): boolean {
  return password === null && user.email !== null && user.isBlocked !== true && user.identity.provider === 'auth0'
}
