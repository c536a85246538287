// The filters of a users list, from the query string into the one filter tree of the core. Lists, exports, views and
// hints all read them here, so that what one of them shows another one finds.
import type { Directory } from '../../../directory.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { parseSearch } from '../../../search/parse-search.ts'
import { equalsFilter } from '../../../search/search-values.ts'
import { userSearchFields } from '../../../search/user-fields.ts'
import { metadataColumn } from '../../../users/metadata-column.ts'
import { allOf, equals, listFilter, namesIn } from './filter-parts.ts'
import { freeSearch } from './free-search.ts'
import { refuseMaskedSearch } from './masked-search.ts'
import { holdersOf, organizationsAsked, usersOf } from './read-id-filter.ts'
import { lockedUntilFilter, statusFilter } from './read-lock-filter.ts'
import { passwordFilter } from './read-password-filter.ts'
import { madeFilter, seenFilter } from './read-time-filter.ts'
import {
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
  permissionField,
  recoveringField,
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
    query.q?.trim() === '' ? null : ifAsked(query.q, (q) => queryFilter(actor, q)),
    await ifAsked(query.status, (status) => statusFilter(directory, status.split(','))),
    await ifAsked(query.lockedUntil, (lockedUntil) => lockedUntilFilter(directory, lockedUntil)),
    ifAsked(query.mfa, (mfa) => factorsFilter(mfa.split(','))),
    await ifAsked(query.role, (role) =>
      holdersOf(directory, actor, { role, roleIn: query.roleIn }, organizations?.asked ?? []),
    ),
    ifAsked(query.permission, (permission) => equals(permissionField, namesIn('permission', permission).asked)),
    ifAsked(query.connection, (connection) => listFilter(namesIn('connection', connection), connectionField)),
    ifAsked(query.emailVerified, (emailVerified) => equals(emailVerifiedField, [emailVerified])),
    ifAsked(query.seen, (seen) => seenFilter(seen, now)),
    ifAsked(query.created, (created) => madeFilter(created, now)),
    ifAsked(query.offboarding, (offboarding) => scheduled(offboardingField, offboarding)),
    ifAsked(query.deletion, (deletion) => scheduled(deletionField, deletion)),
    ifAsked(query.invitation, (invitation) => invited(invitation)),
    ifAsked(query.invitedBy, (invitedBy) => listFilter(namesIn('invitedBy', invitedBy), invitedByField)),
    ifAsked(query.import, (job) => equals(importedByField, [job])),
    ifAsked(query.domain, (domain) => listFilter(namesIn('domain', domain), emailDomainField)),
    ifAsked(query.country, (country) => equals(lastCountryField, country.split(','))),
    await ifAsked(query.app, (app) => usersOf(directory, app)),
    await ifAsked(query.password, (password) => passwordFilter(directory, password.split(','))),
    ifAsked(query.codes, (codes) => equals(codesField, [codes])),
    ifAsked(query.session, () => equals(signedInField, [true])),
    ifAsked(query.recovery, () => equals(recoveringField, [true])),
    ifAsked(query.metadata, (metadata) => metadataFilter(actor, metadata)),
  ])
  return { filter, isWholeValue: words?.isWholeValue === true }
}

function ifAsked<Value, Read>(value: Value | undefined, read: (value: Value) => Read): Read | null {
  return value === undefined ? null : read(value)
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

function queryFilter(actor: Actor, text: string): Filter {
  const filter = parseSearch(text, userSearchFields)
  refuseMaskedSearch(actor, 'q', filter)
  return filter
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
