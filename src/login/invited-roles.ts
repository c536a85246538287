import type { Directory } from '../directory.ts'
import type { InvitationView } from '../invitations/peek-invitation.ts'

const namedAtMost = 5

/** The names of the roles that an invitation gives; one that was deleted since is left out. */
export async function invitedRoles(
  { stores }: Pick<Directory, 'stores'>,
  { roleIds }: InvitationView,
): Promise<readonly string[]> {
  const named = roleIds.slice(0, namedAtMost)
  const names = await stores.roles.namesOf(named)
  return named.flatMap((id) => names.get(id) ?? [])
}
