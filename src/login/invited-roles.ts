import type { Directory } from '../directory.ts'
import type { InvitationView } from '../invitations/peek-invitation.ts'

const namedAtMost = 5

/** The names of the roles that an invitation gives; one that was deleted since is left out. */
export async function invitedRoles(
  { stores }: Pick<Directory, 'stores'>,
  { roleIds }: InvitationView,
): Promise<readonly string[]> {
  const roles = await Promise.all(roleIds.slice(0, namedAtMost).map((id) => stores.roles.find(id)))
  return roles.flatMap((role) => (role === null ? [] : [role.name]))
}
