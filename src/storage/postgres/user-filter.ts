// The filter tree as SQL over `users u LEFT JOIN user_logins l`. Every leaf is shaped so that an index can answer it.

import { socialStrategies } from '../../connections/connection.ts'
import type { Bound, Filter, FilterField, Scalar } from '../../kernel/filter.ts'
import { passwordsEndedFrom } from '../../passwords/password-policy.ts'
import type { KeyType } from './cursor.ts'
import { containing, likePattern } from './like-pattern.ts'
import { joinSql, type Sql, sql, trusted } from './sql.ts'
import { escapedForRegex } from './text-comparison.ts'
import {
  clientsSql,
  codesSql,
  deletingSql,
  factorsSql,
  type Held,
  importedSql,
  invitedBySql,
  invitedSql,
  membershipSql,
  oldAccountSql,
  oldPasswordSql,
  passwordSql,
  permissionsSql,
  recoveringSql,
  rolesAnywhereSql,
  rolesInsideSql,
  rolesSql,
  signedInSql,
  statusSql,
} from './user-holdings.ts'

/** Of whose people it is asked, and at which moment: for what begins and ends, such as roles and the status of an account. */
export interface Asked {
  readonly applicationId: number
  readonly at?: Date | undefined
  /** What people hold is looked up for each of few, not gathered for all. */
  readonly isOneByOne?: boolean
  /** People are met along the index of a sort, and nobody is counted. */
  readonly isWalked?: boolean
}

export function filterSql(filter: Filter, asked: Asked): Sql {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const separator = filter.kind === 'and' ? ' AND ' : ' OR '
      return sql`(${joinSql(
        filter.parts.map((part) => filterSql(part, asked)),
        separator,
      )})`
    }
    case 'not':
      // A missing value does not match the part, so it matches its negation.
      return sql`(${filterSql(filter.part, asked)} IS NOT TRUE)`
    case 'exists':
      return existsSql(filter.field)
    case 'equals':
      return equalsSql(filter.field, filter.alternatives, asked)
    case 'matches':
      return matchesSql(filter.field, filter.pieces)
    case 'range':
      return rangeSql(filter.field, filter.from, filter.to, asked)
    case 'known-as':
      return knownAsSql(filter.pieces)
  }
}

/** The columns of plain fields. `key` is the expression an index is built on, `type` what values are cast to. */
const columns: Readonly<Record<string, { key: string; type: KeyType; isKnownAs?: true }>> = {
  id: { key: 'u.id', type: 'text' },
  organization: { key: 'u.pool_organization_id', type: 'text' },
  email: { key: 'u.email', type: 'text', isKnownAs: true },
  emailDomain: { key: 'u.email_domain', type: 'text' },
  username: { key: 'u.username', type: 'text', isKnownAs: true },
  phoneNumber: { key: 'u.phone_number', type: 'text', isKnownAs: true },
  name: { key: folded('name'), type: 'text', isKnownAs: true },
  nickname: { key: folded('nickname'), type: 'text', isKnownAs: true },
  givenName: { key: folded('given_name'), type: 'text', isKnownAs: true },
  familyName: { key: folded('family_name'), type: 'text', isKnownAs: true },
  emailVerified: { key: 'u.email_verified', type: 'boolean' },
  phoneVerified: { key: 'u.phone_verified', type: 'boolean' },
  isBlocked: { key: 'u.blocked', type: 'boolean' },
  offboardAt: { key: 'u.offboard_at', type: 'timestamptz' },
  createdAt: { key: 'u.created_at', type: 'timestamptz' },
  updatedAt: { key: 'u.updated_at', type: 'timestamptz' },
  lastLogin: { key: 'l.last_login', type: 'timestamptz' },
  lastIp: { key: 'l.last_ip', type: 'text' },
  lastCountry: { key: 'l.last_country', type: 'text' },
  loginsCount: { key: 'l.logins_count', type: 'integer' },
}

function folded(column: string): string {
  return `lower(u.${column} COLLATE "default") COLLATE "C"`
}

export interface Column {
  readonly key: Sql
  readonly type: KeyType
}

export function columnOf(name: string): Column & { readonly isKnownAs: boolean } {
  const column = columns[name]
  if (column === undefined) throw new Error(`no column for the field ${name}`)
  return { key: trusted(column.key), type: column.type, isKnownAs: column.isKnownAs === true }
}

const metadataColumns: Readonly<Record<string, string>> = {
  appMetadata: 'u.app_metadata',
  userMetadata: 'u.user_metadata',
}

const identityTests: Readonly<Record<string, (value: Scalar) => Sql>> = {
  'identities.connection': (value) => sql`c.name = ${value}`,
  'identities.provider': (value) => sql`c.strategy = ${value}`,
  'identities.subject': (value) => sql`i.subject = ${value}`,
  'identities.isSocial': (value) => sql`(c.strategy = ANY(${[...socialStrategies]})) = ${value}`,
}

function existsSql(field: FilterField): Sql {
  if (field.type === 'json') return jsonMatches(field, hasContent)
  if (field.name === 'organizationId') return membershipSql(null)
  if (field.name === 'deleteAt') return deletingSql()
  // Every user has an identity, and each of its facts.
  if (field.name in identityTests) return sql`true`
  // Whoever signed in has all three of a sign-in's facts, and this one has an index for those who never did.
  if (field.name === 'lastLogin' || field.name === 'loginsCount') return sql`u.has_logged_in`
  return sql`${columnOf(field.name).key} IS NOT NULL`
}

function equalsSql(field: FilterField, alternatives: readonly Scalar[], asked: Asked): Sql {
  if (field.type === 'json') {
    return jsonMatches(field, alternatives.map((value) => `@ == ${jsonLiteral(value)}`).join(' || '))
  }
  const test = identityTests[field.name]
  if (test !== undefined) return identitySql(alternatives.map(test))
  const holding = holdings[field.name]
  if (holding !== undefined) return holding(field, alternatives, asked)
  const { key, type } = columnOf(field.name)
  return sql`(${joinSql(
    alternatives.map((value) => sql`${key} = ${foldedValue(field, value)}::${trusted(type)}`),
    ' OR ',
  )})`
}

type Holding = (field: FilterField, values: readonly Scalar[], asked: Asked) => Sql

/** Leaves that no column of the person answers. */
const holdings: Readonly<Record<string, Holding>> = {
  factors: (_, readings) => factorsSql(readings),
  roles: (field, ids, asked) => rolesSql(ids, momentOf(field, asked), field.path?.[0]),
  rolesAnywhere: (field, ids, asked) => rolesAnywhereSql(heldAt(field, asked), ids),
  rolesInside: (field, ids, asked) => rolesInsideSql(heldAt(field, asked), ids),
  permissions: (field, names, asked) => permissionsSql(heldAt(field, asked), names),
  status: (field, statuses, asked) => statusSql(statuses, momentOf(field, asked)),
  oneOf: (_, ids) => sql`u.id = ANY (${ids.map(String)}::text[])`,
  organizationId: (_, ids) => membershipSql(ids),
  invited: (field, _, asked) => invitedSql(asked.applicationId, momentOf(field, asked)),
  invitedBy: (field, makers, asked) => invitedBySql(heldAt(field, asked), makers),
  importedBy: (_, jobIds, { applicationId }) => importedSql(applicationId, jobIds),
  clients: (field, ids, asked) => clientsSql(heldAt(field, asked), ids),
  signedIn: (field, _, asked) => signedInSql(momentOf(field, asked)),
  recovering: (_, __, { applicationId }) => recoveringSql(applicationId),
  codes: (_, [reading], { applicationId }) => codesSql(applicationId, reading === 'few'),
  oldPassword: (field, [days], asked) => {
    const setBy = passwordsEndedFrom(Number(days), momentOf(field, asked))
    const isOld = oldPasswordSql(field.path ?? [], setBy)
    return asked.isWalked === true ? sql`(${oldAccountSql(asked.applicationId, setBy)} AND ${isOld})` : isOld
  },
  password: (field, readings, asked) => passwordSql(asked.applicationId, momentOf(field, asked), readings),
}

function identitySql(tests: readonly Sql[]): Sql {
  return sql`EXISTS (
    SELECT FROM identities i JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
    WHERE i.application_id = u.application_id AND i.user_id = u.id AND (${joinSql(tests, ' OR ')}))`
}

function heldAt(field: FilterField, asked: Asked): Held {
  const { applicationId, isOneByOne = false } = asked
  return { applicationId, at: momentOf(field, asked), isOneByOne }
}

function momentOf({ name }: FilterField, { at }: Asked): Date {
  if (at === undefined) throw new Error(`the field ${name} is asked for at a moment`)
  return at
}

function matchesSql(field: FilterField, pieces: readonly string[]): Sql {
  if (field.type === 'json') {
    return jsonMatches(field, `@ like_regex ${JSON.stringify(`^${pieces.map(escapedForRegex).join('.*')}$`)} flag "s"`)
  }
  const test = field.name in identityTests
  const { key, isKnownAs } = test ? { key: sql`i.subject`, isKnownAs: false } : columnOf(field.name)
  const like = sql`${key} LIKE ${foldedValue(field, likePattern(pieces))}`
  if (test) return identitySql([like])
  const domain = field.name === 'email' ? domainOf(pieces) : null
  if (domain !== null) return sql`u.email_domain = lower(${domain})`
  // A prefix is a range of the field's own index; anything else is found through the trigram index first.
  const isPrefix = pieces.length === 2 && pieces[1] === ''
  return !isKnownAs || isPrefix ? like : sql`(u.known_as LIKE lower(${containing(longest(pieces))}) AND ${like})`
}

/** `*@example.com` asks for a domain, which has an index of its own. */
function domainOf([first, last, ...more]: readonly string[]): string | null {
  return first === '' && more.length === 0 && last?.startsWith('@') && !last.includes('@', 1) ? last.slice(1) : null
}

function rangeSql(field: FilterField, from: Bound | null, to: Bound | null, asked: Asked): Sql {
  if (field.type === 'json') {
    if (from?.inclusive && to?.inclusive && from.value === to.value) return equalsSql(field, [from.value], asked)
    const tests = [from && jsonBound(from, '>'), to && jsonBound(to, '<')].filter((test) => test !== null)
    return jsonMatches(field, tests.join(' && '))
  }
  const { key, type } = columnOf(field.name)
  const tests: Sql[] = []
  const compare = (bound: Bound, operator: '>' | '<') =>
    sql`${key} ${trusted(bound.inclusive ? `${operator}=` : operator)} ${foldedValue(field, bound.value)}::${trusted(type)}`
  if (from !== null) tests.push(compare(from, '>'))
  if (to !== null) tests.push(compare(to, '<'))
  return sql`(${joinSql(tests, ' AND ')})`
}

const separator = '\x1f'

function knownAsSql(pieces: readonly string[]): Sql {
  const [first = ''] = pieces
  if (pieces.length === 1) {
    const whole = knownAsLike(containing(separator + first + separator))
    return sql`(${whole} OR u.id = ${first})`
  }
  const begins = first === '' ? '' : separator + first
  const ends = pieces.at(-1) === '' ? '' : (pieces.at(-1) as string) + separator
  const pattern = knownAsLike(likePattern(['', begins, ...pieces.slice(1, -1), ends, '']))
  const like = likePattern(pieces)
  if (pieces.length === 2 && ends === '') return sql`(${pattern} OR u.id LIKE ${like})`
  if (pieces.filter((piece) => piece !== '').length < 2) return pattern
  // The pieces must lie in one value, and the pattern alone would let them spread over several.
  const inOneValue = Object.values(columns)
    .filter(({ isKnownAs }) => isKnownAs)
    .map(({ key }) => sql`lower(${trusted(key)}) LIKE lower(${like})`)
  return sql`(${pattern} AND (${joinSql(inOneValue, ' OR ')}))`
}

function knownAsLike(pattern: string): Sql {
  return sql`u.known_as LIKE lower(${pattern})`
}

function foldedValue(field: FilterField, value: Scalar): Sql {
  return field.type === 'folded' ? sql`lower(${value}::text)` : sql`${value}`
}

function longest(pieces: readonly string[]): string {
  return pieces.reduce((best, piece) => (piece.length > best.length ? piece : best))
}

/** Something that is neither null nor an empty list or object, at any depth (auth0.md 4.2 rule 19). */
const hasContent = 'exists (@.** ? (@.type() != "object" && @.type() != "array" && @ != null))'

/** In lax mode a path steps through arrays by itself, as auth0.md 4.2 rule 17 asks. */
function jsonMatches(field: FilterField, condition: string): Sql {
  const column = metadataColumns[field.name]
  if (column === undefined || field.path === undefined)
    throw new Error(`no metadata column for the field ${field.name}`)
  const path = `lax $${field.path.map((key) => `.${JSON.stringify(key)}`).join('')} ? (${condition})`
  return sql`${trusted(column)} @? ${path}::jsonpath`
}

function jsonBound({ value, inclusive }: Bound, operator: '>' | '<'): string {
  return `@ ${operator}${inclusive ? '=' : ''} ${jsonLiteral(value)}`
}

function jsonLiteral(value: Scalar): string {
  return JSON.stringify(value)
}
