// The filters of a users list, from the query string into the one filter tree of the core. Lists, exports, views and
// hints all read them here, so that what one of them shows another one finds.
import type { Directory } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../kernel/errors.ts'
import type { Filter } from '../../kernel/filter.ts'
import { organizationNamed } from '../../organizations/find-organization.ts'
import { refuseForeignOrganization } from '../../organizations/refuse-foreign-organization.ts'
import { parseSearch } from '../../search/parse-search.ts'
import { equalsFilter } from '../../search/search-values.ts'
import { userSearchFields } from '../../search/user-fields.ts'
import { metadataColumn } from '../../users/metadata-column.ts'
import { allOf, equals } from './filter-parts.ts'
import { freeSearch } from './free-search.ts'
import { refuseMaskedSearch } from './masked-search.ts'
import { lockedUntilFilter, statusFilter } from './read-lock-filter.ts'
import { madeFilter, seenFilter } from './read-time-filter.ts'
import {
  clientField,
  codesField,
  connectionField,
  deletionField,
  emailDomainField,
  emailVerifiedField,
  factorsField,
  importedByField,
  invitedByField,
  invitedField,
  lastCountryField,
  offboardingField,
  organizationField,
  passwordField,
  permissionField,
  recoveringField,
  roleAnywhereField,
  roleField,
  roleThereField,
  signedInField,
} from './search-fields.ts'
import type { UserFilterQuery } from './user-filter-parameters.ts'

export interface ReadUserFilter {
  /** Null asks for everybody. */
  readonly filter: Filter | null
  /** The words are too short to be looked for inside names, so that only a whole value can match. */
  readonly isWholeValue: boolean
}

export async function readUserFilter(
  directory: Directory,
  actor: Actor,
  query: UserFilterQuery,
): Promise<ReadUserFilter> {
  refuseForeignQuestions(actor, query)
  const now = directory.clock.now()
  const words = freeSearch(query.search ?? '')
  const organizations = await organizationsAsked(directory, actor, query.organization)
  const filter = allOf([
    actor.organizationId == null ? null : equals(organizationField, [actor.organizationId]),
    organizations === null ? null : listFilter(organizations, organizationField),
    words?.filter ?? null,
    query.q === undefined || query.q.trim() === '' ? null : queryFilter(actor, query.q),
    query.status === undefined ? null : await statusFilter(directory, query.status.split(',')),
    query.lockedUntil === undefined ? null : await lockedUntilFilter(directory, query.lockedUntil),
    query.mfa === undefined ? null : factorsFilter(query.mfa.split(',')),
    query.role === undefined ? null : await holdersOf(directory, actor, query, organizations?.asked ?? []),
    query.permission === undefined ? null : equals(permissionField, namesIn('permission', query.permission).asked),
    query.connection === undefined ? null : listFilter(namesIn('connection', query.connection), connectionField),
    query.emailVerified === undefined ? null : equals(emailVerifiedField, [query.emailVerified]),
    query.seen === undefined ? null : seenFilter(query.seen, now),
    query.created === undefined ? null : madeFilter(query.created, now),
    query.offboarding === undefined ? null : scheduled(offboardingField, query.offboarding),
    query.deletion === undefined ? null : scheduled(deletionField, query.deletion),
    query.invitation === undefined ? null : invited(query.invitation),
    query.invitedBy === undefined ? null : listFilter(namesIn('invitedBy', query.invitedBy), invitedByField),
    query.import === undefined ? null : equals(importedByField, [query.import]),
    query.domain === undefined ? null : listFilter(namesIn('domain', query.domain), emailDomainField),
    query.country === undefined ? null : equals(lastCountryField, query.country.split(',')),
    query.app === undefined ? null : await usersOf(directory, query.app),
    query.password === undefined ? null : equals(passwordField, query.password.split(',')),
    query.codes === undefined ? null : equals(codesField, [query.codes]),
    query.session === undefined ? null : equals(signedInField, [true]),
    query.recovery === undefined ? null : equals(recoveringField, [true]),
    query.metadata === undefined ? null : metadataFilter(actor, query.metadata),
  ])
  return { filter, isWholeValue: words?.isWholeValue === true }
}

/** Of whoever is confined to an organization: its people, and no question by which those of others could be told apart. */
function refuseForeignQuestions({ organizationId = null }: Actor, query: UserFilterQuery): void {
  if (organizationId === null) return
  if (query.q !== undefined) {
    throw new RollcallError('not_permitted', 'q looks at the whole application. Use search.')
  }
  const foreign = foreignFilters.find((name) => query[name] !== undefined)
  if (foreign === undefined) return
  throw new RollcallError(
    'not_permitted',
    `${foreign} looks at the whole application, and you act for one organization.`,
  )
}

const foreignFilters = [
  'mfa',
  'permission',
  'deletion',
  'roleIn',
  'invitation',
  'invitedBy',
  'import',
  'app',
  'country',
  'password',
  'codes',
  'session',
  'recovery',
  'metadata',
] as const

interface Names {
  readonly asked: readonly string[]
  readonly leftOut: readonly string[]
}

function namesIn(field: string, list: string): Names {
  const names = list.split(',').map((name) => name.trim())
  if (names.some((name) => name === '' || name === '!'))
    throw invalidField(field, 'A value between two commas is empty.')
  return {
    asked: names.filter((name) => !name.startsWith('!')),
    leftOut: names.filter((name) => name.startsWith('!')).map((name) => name.slice(1)),
  }
}

function listFilter({ asked, leftOut }: Names, field: typeof connectionField): Filter | null {
  return allOf([
    asked.length === 0 ? null : equals(field, asked),
    leftOut.length === 0 ? null : { kind: 'not', part: equals(field, leftOut) },
  ])
}

const namesAtMost = 50

/** By their ids. Throws `organization_not_found`: a name that is mistyped has no people, and nobody should believe that it does. */
async function organizationsAsked(
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
async function holdersOf(
  { stores }: Directory,
  actor: Actor,
  query: UserFilterQuery,
  organizations: readonly string[],
): Promise<Filter | null> {
  const { asked, leftOut } = namesIn('role', query.role as string)
  const ids = [...asked, ...leftOut]
  if (ids.length > namesAtMost) throw tooMany('role')
  const within = organizations.length > 0 ? organizations : actor.organizationId == null ? [] : [actor.organizationId]
  for (const id of ids) {
    const isThere =
      within.length === 0
        ? (await stores.roles.find(id)) !== null
        : (await Promise.all(within.map((organization) => stores.memberRoles.findMissing(organization, [id])))).some(
            (missing) => missing.length === 0,
          )
    if (!isThere) {
      throw invalidField('role', 'There is no such role here. Give the id of one that GET /api/v1/roles lists.')
    }
  }
  const holding = (roleIds: readonly string[]): Filter | null => {
    if (roleIds.length === 0) return null
    if (query.roleIn === 'any') return equals(roleAnywhereField, roleIds)
    const fields = [roleField, ...within.map(roleThereField)]
    const [only, ...more] = fields.map((field) => equals(field, roleIds))
    return more.length === 0 ? (only as Filter) : { kind: 'or', parts: [only as Filter, ...more] }
  }
  const without = holding(leftOut)
  return allOf([holding(asked), without === null ? null : { kind: 'not', part: without }])
}

function queryFilter(actor: Actor, text: string): Filter {
  const filter = parseSearch(text, userSearchFields)
  refuseMaskedSearch(actor, 'q', filter)
  return filter
}

/** A mistyped id has no users, and nobody should believe that it does. */
async function usersOf({ stores }: Directory, list: string): Promise<Filter | null> {
  const names = namesIn('app', list)
  const ids = [...names.asked, ...names.leftOut]
  if (ids.length > namesAtMost) throw tooMany('app')
  const found = await Promise.all(ids.map((id) => stores.clients.find(id)))
  if (found.includes(null)) {
    throw invalidField('app', 'There is no such application. Give the id of one that GET /api/v1/clients lists.')
  }
  return listFilter(names, clientField)
}

/** As the query language reads a value without quotes: `3` is the number or the text. */
function metadataFilter(actor: Actor, asked: string): Filter {
  const at = asked.indexOf('=')
  const [name, text] = [asked.slice(0, at), asked.slice(at + 1)]
  const column = metadataColumn(name)
  const wire = column?.root === 'appMetadata' ? 'app_metadata' : 'user_metadata'
  const field = column === null ? undefined : userSearchFields.resolve(`${wire}.${column.key}`)
  if (field === undefined) throw invalidField('metadata', 'Name a key and its value, such as appMetadata.plan=gold.')
  const filter = equalsFilter({ name, field }, { text, isQuoted: false, position: 0 })
  refuseMaskedSearch(actor, 'metadata', filter)
  return filter
}

function tooMany(field: string): RollcallError {
  return invalidField(field, `Name at most ${namesAtMost} at once.`)
}

/** What is left out is asked for as its opposite, which an index answers too. */
function factorsFilter(readings: readonly string[]): Filter | null {
  const asked = readings.filter((reading) => !reading.startsWith('!'))
  const leftOut = readings.filter((reading) => reading.startsWith('!'))
  return allOf([
    asked.length === 0 ? null : equals(factorsField, asked),
    ...leftOut.map((reading) => equals(factorsField, [reading])),
  ])
}

function scheduled(field: typeof offboardingField, asked: 'scheduled' | 'none'): Filter {
  const isScheduled: Filter = { kind: 'exists', field }
  return asked === 'scheduled' ? isScheduled : { kind: 'not', part: isScheduled }
}

function invited(asked: 'open' | 'none'): Filter {
  const isInvited = equals(invitedField, [true])
  return asked === 'open' ? isInvited : { kind: 'not', part: isInvited }
}
