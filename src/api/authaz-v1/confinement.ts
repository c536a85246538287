// Who is confined to one organization, and what that leaves: a key that was made for it, and the people who administer
// it. A call says which parameter names its organization; what says nothing is closed to whoever is confined. Everything
// of another organization is answered as if it were not there.
import type { Directory } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { isAdministrator } from '../../memberships/is-administrator.ts'
import { organizationNamed, presentOrganization } from '../../organizations/find-organization.ts'
import type { Organization } from '../../organizations/organization.ts'
import { userNotFound } from '../../roles/role-assignment.ts'
import { lastSecondFactorAt } from '../../sessions/session.ts'
import { isBeyondLimit } from '../../sessions/session-limit.ts'
import { cameBy, requiredConnections } from '../../sign-ins/single-sign-on.ts'
import type { Authenticated, CallingPerson } from './person-callers.ts'

/**
 * The path's parameter that names the organization; or one of these. `its-people`: people of the application by
 * themselves, of whom a confined key sees those of its organization; `its-own`: what a confined key or token sees as far
 * as its organization does. The handler of a list asks `actor.organizationId`. `any-or-none`: the same for everybody.
 */
export type OrganizationScope = PathScope | UnnamedScope
type PathScope = 'id' | 'tenantId' | 'organizationId'
type UnnamedScope = 'its-people' | 'its-own' | 'any-or-none'

export function namesOrganization(scope: OrganizationScope | undefined): scope is PathScope {
  return scope === 'id' || scope === 'tenantId' || scope === 'organizationId'
}

export interface Confined {
  readonly actor: Actor
  /** The organization by its id, however the path named it, also as `organizationId`. */
  readonly params: Readonly<Record<string, string>>
}

type Params = Confined['params']

/** Order of the organization that counts: the path's, the token's, the key's (A1). All that are there must agree. */
export async function confine(
  directory: Directory,
  scope: OrganizationScope | undefined,
  caller: Authenticated,
  params: Params,
): Promise<Confined> {
  await refuseForeignApplication(directory, params)
  const { actor, person, key } = caller
  const own = ownOrganizations(caller)
  const isConfined = person !== null || own.length > 0
  if (!namesOrganization(scope)) {
    if (!isConfined || scope === 'any-or-none') return { actor, params }
    if (scope === undefined || own.length === 0 || (scope === 'its-people' && key === null)) throw closed()
    const organization = presentOrganization(await directory.stores.organizations.find(own[0] as string))
    refuseOthers(organization, own)
    await refuseStranger(directory, organization, params.id)
    return { actor: await actingIn(directory, organization, caller), params }
  }
  const organization = await organizationNamed(directory.stores, params[scope] as string)
  refuseOthers(organization, own)
  const named = { ...params, [scope]: organization.id, organizationId: organization.id }
  return { actor: isConfined ? await actingIn(directory, organization, caller) : actor, params: named }
}

function ownOrganizations({ person, key }: Authenticated): readonly string[] {
  return [person?.organizationId, key?.organizationId].filter((id) => id != null)
}

function refuseOthers({ id }: Organization, own: readonly string[]): void {
  if (own.some((other) => other !== id)) presentOrganization(null)
}

/** A person needs to be an administrator at this moment, whatever their token or cookie said when it was made. */
async function actingIn(
  { stores, clock }: Directory,
  organization: Organization,
  caller: Authenticated,
): Promise<Actor> {
  const { id: organizationId } = organization
  const { person } = caller
  const actor = { ...caller.actor, organizationId }
  if (person === null) return actor
  const { id } = person.user
  if (await isAdministrator({ ...stores, clock }, organizationId, id)) {
    refuseSuspended(organization)
    refuseOldSignIn(organization, person, clock.now())
    await refuseOtherWayIn(stores, organization, person)
    refuseMissingFactor(organization, person, clock.now())
    return actor
  }
  if (!(await stores.memberships.isMember(organizationId, id, clock.now()))) presentOrganization(null)
  refuseSuspended(organization)
  return { ...actor, permissions: new Set() }
}

function refuseOldSignIn(organization: Organization, { browser }: CallingPerson, now: Date): void {
  if (browser === null || !isBeyondLimit(organization, browser.session.authenticatedAt, now)) return
  throw new RollcallError('sign_in_too_old', 'This organization asks for a younger sign-in. Sign in again.')
}

async function refuseOtherWayIn(
  stores: Directory['stores'],
  organization: Organization,
  { browser }: CallingPerson,
): Promise<void> {
  if (browser === null || cameBy(await requiredConnections(stores, organization), { proofs: [] }, browser.session))
    return
  throw new RollcallError(
    'single_sign_on_required',
    'This organization asks for a sign-in by its own provider. Sign in again that way.',
  )
}

function refuseSuspended({ suspension }: Organization): void {
  if (suspension !== null) throw new RollcallError('not_permitted', 'This organization is suspended.')
}

/** A sign-in that was for no organization in particular may lack what this one asks of its people. */
function refuseMissingFactor(
  { requiresMfa, mfaGraceUntil }: Organization,
  { browser }: CallingPerson,
  now: Date,
): void {
  if (browser === null || !requiresMfa || lastSecondFactorAt(browser.session) !== null) return
  if (mfaGraceUntil !== null && mfaGraceUntil > now) return
  throw new RollcallError(
    'step_up_required',
    'This organization asks for a second factor. Sign in to it with yours, then try again.',
  )
}

/** Whoever is a member on record is shown, active or not, as in the list. */
async function refuseStranger({ stores }: Directory, { id }: Organization, userId: string | undefined): Promise<void> {
  if (userId === undefined) return
  if (!(await stores.organizationPeople.membersAmong(id, [userId])).has(userId)) throw userNotFound()
}

/** By its id or its name, or the name that people read, in any letter case. */
async function refuseForeignApplication({ application, stores }: Directory, { appId }: Params): Promise<void> {
  if (appId === undefined) return
  const isNamed = (name: string) => name.toLowerCase() === appId.toLowerCase()
  if (isNamed(application.id) || isNamed(application.name)) return
  if (isNamed((await stores.settings.read()).displayName)) return
  throw new RollcallError(
    'application_not_found',
    'There is no such application here. GET /api/v1/application says the id and the name of this one.',
  )
}

function closed(): RollcallError {
  return new RollcallError(
    'not_permitted',
    'You act for one organization, and this call is a matter of the whole directory: it takes a key that is bound to none, or an operator.',
  )
}
