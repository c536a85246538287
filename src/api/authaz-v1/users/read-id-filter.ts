// Filters of a users list that name organizations, roles or applications by their ids: a mistyped one is refused, so that
// nobody takes an empty list for an answer.
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField, type RollcallError } from '../../../kernel/errors.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { refuseForeignOrganization } from '../../../organizations/refuse-foreign-organization.ts'
import { allOf, equals, listFilter, type Names, namesIn } from './filter-parts.ts'
import { clientField, roleAnywhereField, roleField, roleInsideField, roleThereField } from './search-fields.ts'
import type { UserFilterQuery } from './user-filter-parameters.ts'

const namesAtMost = 50

/** By their ids. Throws `organization_not_found`: a name that is mistyped has no people, and nobody should believe that it does. */
export async function organizationsAsked(
  { stores }: Directory,
  actor: Actor,
  list: string | undefined,
): Promise<Names | null> {
  if (list === undefined) return null
  const { asked, leftOut } = namesIn('organization', list)
  if (asked.length + leftOut.length > namesAtMost) throw tooMany('organization')
  const idOf = async (idOrName: string) => {
    const { id } = await organizationNamed(stores, idOrName)
    refuseForeignOrganization(actor, id)
    return id
  }
  return { asked: await Promise.all(asked.map(idOf)), leftOut: await Promise.all(leftOut.map(idOf)) }
}

/** In the whole application and, where an organization is looked at, inside it. A mistyped id has no holders either. */
export async function holdersOf(
  { stores }: Directory,
  actor: Actor,
  { role, roleIn }: { readonly role: string; readonly roleIn: UserFilterQuery['roleIn'] },
  organizations: readonly string[],
): Promise<Filter | null> {
  const { asked, leftOut } = namesIn('role', role)
  const ids = [...asked, ...leftOut]
  if (ids.length > namesAtMost) throw tooMany('role')
  const within = organizations.length > 0 ? organizations : actor.organizationId == null ? [] : [actor.organizationId]
  for (const id of ids) await refuseUnknownRole(stores, id, within)
  const holding = (roleIds: readonly string[]): Filter | null => {
    if (roleIds.length === 0) return null
    if (roleIn === 'any') return equals(roleAnywhereField, roleIds)
    if (roleIn === 'organizations') return equals(roleInsideField, roleIds)
    const fields = [roleField, ...within.map(roleThereField)]
    const [only, ...more] = fields.map((field) => equals(field, roleIds))
    return more.length === 0 ? (only as Filter) : { kind: 'or', parts: [only as Filter, ...more] }
  }
  const without = holding(leftOut)
  return allOf([holding(asked), without === null ? null : { kind: 'not', part: without }])
}

async function refuseUnknownRole(
  { roles, memberRoles }: Directory['stores'],
  id: string,
  within: readonly string[],
): Promise<void> {
  if (within.length === 0 ? (await roles.find(id)) !== null : await isRoleOfAny(memberRoles, id, within)) return
  throw invalidField('role', 'There is no such role here. Give the id of one that GET /api/v1/roles lists.')
}

async function isRoleOfAny(
  memberRoles: Directory['stores']['memberRoles'],
  id: string,
  organizations: readonly string[],
): Promise<boolean> {
  const missing = await Promise.all(organizations.map((organization) => memberRoles.findMissing(organization, [id])))
  return missing.some((roles) => roles.length === 0)
}

/** A mistyped id has no users, and nobody should believe that it does. */
export async function usersOf({ stores }: Directory, list: string): Promise<Filter | null> {
  const names = namesIn('app', list)
  const ids = [...names.asked, ...names.leftOut]
  if (ids.length > namesAtMost) throw tooMany('app')
  const found = await Promise.all(ids.map((id) => stores.clients.find(id)))
  if (found.includes(null)) {
    throw invalidField('app', 'There is no such application. Give the id of one that GET /api/v1/clients lists.')
  }
  return listFilter(names, clientField)
}

function tooMany(field: string): RollcallError {
  return invalidField(field, `Name at most ${namesAtMost} at once.`)
}
