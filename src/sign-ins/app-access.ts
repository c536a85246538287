// Who gets into a client that is limited to roles, to organizations or to both (console.md 3.18): asked when somebody signs
// in, and when what they got is renewed. Programs that act for themselves are nobody's sign-in.
import type { Client } from '../clients/client.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MemberRoleStore, RoleHeldSomewhere } from '../memberships/member-role-store.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'

interface AccessDeps {
  readonly memberRoles: Pick<MemberRoleStore, 'heldAmong'>
  readonly memberships: Pick<MembershipStore, 'letsInAny'>
}

type Limits = Pick<Client, 'accessRoleIds' | 'accessOrganizationIds'>

/** What the limits of a client come to for one person. */
export interface AppAccess {
  /** The roles that let them in, at most one a place; null where it is limited to none. */
  readonly roles: readonly RoleHeldSomewhere[] | null
  /** Whether one of its organizations lets them in; null where it is limited to none. */
  readonly isOfOrganization: boolean | null
}

export type AccessRefusal = 'organization-not-let-in' | 'role-missing'

interface Asking {
  readonly userId: string
  /** What they sign in to; a role that is held in another organization opens nothing here. */
  readonly organizationId: string | null
  readonly at: Date
}

export async function appAccess(deps: AccessDeps, client: Limits, asking: Asking): Promise<AppAccess> {
  const { accessRoleIds, accessOrganizationIds } = client
  const { userId, organizationId, at } = asking
  const [roles, isOfOrganization] = await Promise.all([
    accessRoleIds === null ? null : deps.memberRoles.heldAmong(userId, accessRoleIds, organizationId, at),
    accessOrganizationIds === null ? null : isOfOne(deps, accessOrganizationIds, asking),
  ])
  return { roles, isOfOrganization }
}

/** Where they come to an organization that one counts; where they come for themselves, any that they belong to. */
async function isOfOne(
  { memberships }: AccessDeps,
  allowed: readonly string[],
  { userId, organizationId, at }: Asking,
): Promise<boolean> {
  const counting = organizationId === null ? allowed : allowed.filter((id) => id === organizationId)
  return counting.length > 0 && (await memberships.letsInAny(counting, userId, at))
}

/** Null: they get in. */
export function accessRefusal({ roles, isOfOrganization }: AppAccess): AccessRefusal | null {
  if (isOfOrganization === false) return 'organization-not-let-in'
  return roles?.length === 0 ? 'role-missing' : null
}

/** In the words that programs are told. */
export const accessRefusals: Readonly<Record<AccessRefusal, string>> = {
  'organization-not-let-in': 'the client is limited to organizations that the user does not come from',
  'role-missing': 'the client is limited to roles that the user does not have',
}

interface Needed {
  /** The names of the roles, as far as they are there. */
  readonly roles: readonly string[]
  /** How many organizations there are. */
  readonly organizations: number
}

/** What the diagnosis tells of it: the names of the roles that are needed, and of the one that lets the person in. */
export function accessFacts({ roles, isOfOrganization }: AppAccess, needed: Needed): JsonObject {
  const ofOrganizations: JsonObject =
    isOfOrganization === null ? {} : { isOfOrganization, organizations: needed.organizations }
  if (roles === null) return ofOrganizations
  const [one] = roles
  const ofRoles: JsonObject = { ...ofOrganizations, needsRoles: [...needed.roles] }
  return one === undefined ? ofRoles : { ...ofRoles, hasRole: one.name, isHeldEverywhere: one.organizationId === null }
}
