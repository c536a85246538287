// Who gets into a client that is limited to roles (console.md 3.18): asked when somebody signs in, and when what they got
// is renewed. Programs that act for themselves are nobody's sign-in.
import type { Client } from '../clients/client.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MemberRoleStore, RoleHeldSomewhere } from '../memberships/member-role-store.ts'

interface AccessDeps {
  readonly memberRoles: Pick<MemberRoleStore, 'heldAmong'>
}

interface Asking {
  readonly userId: string
  /** What they sign in to; a role that is held in another organization opens nothing here. */
  readonly organizationId: string | null
  readonly at: Date
}

/** The roles that let somebody in, at most one a place; null where the client is for everybody. */
export async function accessRoles(
  { memberRoles }: AccessDeps,
  { accessRoleIds }: Pick<Client, 'accessRoleIds'>,
  { userId, organizationId, at }: Asking,
): Promise<readonly RoleHeldSomewhere[] | null> {
  return accessRoleIds === null ? null : memberRoles.heldAmong(userId, accessRoleIds, organizationId, at)
}

export async function mayUse(
  deps: AccessDeps,
  client: Pick<Client, 'accessRoleIds'>,
  asking: Asking,
): Promise<boolean> {
  return (await accessRoles(deps, client, asking))?.length !== 0
}

/** What the diagnosis tells of it: the names of the roles that are needed, and of the one that lets the person in. */
export function accessFacts(held: readonly RoleHeldSomewhere[] | null, needed: readonly string[]): JsonObject {
  if (held === null) return {}
  const needsRoles = [...needed]
  const [one] = held
  if (one === undefined) return { needsRoles }
  return { needsRoles, hasRole: one.name, isHeldEverywhere: one.organizationId === null }
}
