// What narrows a list of users, as data: the query parameters of every route that takes a list's filters, and what a
// screen needs to know to offer them. A comma means "one of these", `!` before a value "not this one".
import { type Static, Type } from 'typebox'
import type { Sight } from '../../../operators/console-roles.ts'
import { metadataColumnForm } from '../../../users/metadata-column.ts'
import { closed, flag, text } from '../answers.ts'

/** What an account is by its record. */
export const accountStatuses = ['active', 'suspended', 'expired'] as const
/** A lock passes by itself: whoever is locked is active besides. */
const statuses = [...accountStatuses, 'locked'] as const
/** `weak`: nothing but codes by mail or phone. */
export const factorReadings = ['none', 'any', 'weak', 'passkey', 'security-key', 'totp', 'email', 'phone'] as const

const codeReadings = ['few', 'left'] as const
const passwordReadings = ['none', 'expired', 'must-change', 'reset-open', 'leaked'] as const

export const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}'
export const age = '[1-9][0-9]{0,3}d'

/** From now on. */
const stretch = '[1-9][0-9]{0,3}[mh]'

const choices = (values: readonly string[], what: string) =>
  Type.Optional(
    Type.String({
      pattern: `^!?(${values.join('|')})(,!?(${values.join('|')}))*$`,
      description: `${what}: some of ${values.join(', ')}, with commas between; with ! before it, all but that one.`,
    }),
  )

const names = (what: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 2_000, description: `${what}, with commas between.` }))

const span = `(${day})?\\.\\.(${day})?`

export const userFilterParameters = {
  search: Type.Optional(Type.String({ maxLength: 500, description: 'Words to look for, at most 500 characters.' })),
  q: Type.Optional(Type.String({ maxLength: 8_000, description: 'A query such as email:*@example.com.' })),
  status: choices(statuses, 'What the account is'),
  lockedUntil: Type.Optional(
    Type.String({
      pattern: `^((beyond:)?${stretch}|${span})$`,
      description:
        'When the last lock of whoever is locked ends by itself: 1h (by then), beyond:1h (later), with m or h, or days such as 2026-01-01..2026-03-31, of which one may be left out.',
    }),
  ),
  mfa: choices(factorReadings, 'Second factors that are enrolled'),
  role: names(
    'Ids of roles that are held in the whole application or, with organization, also inside that one; ! before the first leaves their holders out',
  ),
  roleIn: Type.Optional(
    Type.Enum(['application', 'organizations', 'any'], {
      description:
        'With role: organizations counts roles inside organizations alone, any both. application if left out.',
    }),
  ),
  permission: names('Names of permissions that are held, directly or through a role, anywhere'),
  organization: names('Ids or names of organizations; ! before one leaves its people out'),
  connection: names('Names of connections; ! before one leaves its people out'),
  emailVerified: Type.Optional(Type.Boolean({ description: 'true or false.' })),
  seen: Type.Optional(
    Type.String({
      pattern: `^(never|${age}|none:${age}|${span})$`,
      description:
        'The last sign-in: never, 30d (in the last 30 days), none:90d (not in the last 90 days), or days such as 2026-01-01..2026-03-31, of which one may be left out.',
    }),
  ),
  created: Type.Optional(
    Type.String({
      pattern: `^(${age}|${span})$`,
      description:
        'When the account was made: 7d (in the last 7 days), or days such as 2026-01-01..2026-03-31, of which one may be left out.',
    }),
  ),
  offboarding: Type.Optional(Type.Enum(['scheduled', 'none'], { description: 'One of scheduled and none.' })),
  deletion: Type.Optional(
    Type.Enum(['scheduled', 'none'], { description: 'scheduled: they are deleted after an offboarding. Or none.' }),
  ),
  invitation: Type.Optional(
    Type.Enum(['open', 'none'], {
      description:
        'open: they are invited to an organization or were mailed a first password in the last 30 days, and have not signed in yet. Or none.',
    }),
  ),
  invitedBy: names(
    'Ids of users and operators who invited people that accepted or still can; ! before one leaves its people out',
  ),
  domain: names('Domains of e-mail addresses such as example.com; ! before one leaves its people out'),
  country: Type.Optional(
    Type.String({
      pattern: '^[A-Z]{2}(,[A-Z]{2})*$',
      maxLength: 2_000,
      description:
        'Countries of the last sign-in by their two letters such as DE, with commas between; ZZ where it is not known.',
    }),
  ),
  app: names('Ids of clients that people came in through, ever; ! before one leaves its people out'),
  password: Type.Optional(
    Type.String({
      pattern: `^(${passwordReadings.join('|')})(,(${passwordReadings.join('|')}))*$`,
      description:
        'none: they have no password. expired: theirs is older than its connection lets a password be. must-change: they choose a new one at their next sign-in. reset-open: they were sent a link to a new one and have not used it. leaked: theirs is known to have leaked.',
    }),
  ),
  codes: Type.Optional(
    Type.Enum([...codeReadings], {
      description: 'Recovery codes. few: they have some, and two or fewer are left. left: at least one is.',
    }),
  ),
  session: Type.Optional(Type.Enum(['active'], { description: 'active: they are signed in somewhere.' })),
  recovery: Type.Optional(
    Type.Enum(['waiting'], { description: 'waiting: a recovery request of theirs is not settled.' }),
  ),
  metadata: Type.Optional(
    Type.String({
      maxLength: 500,
      pattern: `^${metadataColumnForm}=.+$`,
      description: 'A key of metadata and its whole value, such as appMetadata.plan=gold.',
    }),
  ),
  import: Type.Optional(
    Type.String({
      pattern: '^job_[A-Za-z0-9]+$',
      description: 'The job of an import: whom it made, for as long as the job is remembered.',
    }),
  ),
}

export const userFilterQuery = Type.Object(userFilterParameters, { additionalProperties: false })
export type UserFilterQuery = Static<typeof userFilterQuery>
export type UserFilterName = keyof UserFilterQuery

const groups = ['account', 'security', 'access', 'activity', 'metadata'] as const
const kinds = [
  'choice',
  'flag',
  'range',
  'text',
  'role',
  'organization',
  'connection',
  'app',
  'country',
  'inviter',
  'metadata',
] as const

interface FilterOffer {
  readonly name: UserFilterName
  readonly group: (typeof groups)[number]
  readonly kind: (typeof kinds)[number]
  /** For choices, and the words that a range takes beside days. */
  readonly values: readonly string[]
  readonly isList: boolean
  readonly isNegatable: boolean
}

const offer = (
  name: UserFilterName,
  group: FilterOffer['group'],
  kind: FilterOffer['kind'],
  more: Partial<FilterOffer> = {},
): FilterOffer => ({ name, group, kind, values: [], isList: false, isNegatable: false, ...more })

/** `search` and `q` are the search box; `roleIn` belongs to `role`. */
export const filterOffers: readonly FilterOffer[] = [
  offer('status', 'account', 'choice', { values: statuses, isList: true, isNegatable: true }),
  offer('lockedUntil', 'account', 'range', { values: ['15m', '1h', 'beyond:15m', 'beyond:1h', 'beyond:24h'] }),
  offer('emailVerified', 'account', 'flag'),
  offer('connection', 'account', 'connection', { isList: true, isNegatable: true }),
  offer('domain', 'account', 'text', { isList: true, isNegatable: true }),
  offer('created', 'account', 'range', { values: ['7d', '30d', '90d'] }),
  offer('offboarding', 'account', 'choice', { values: ['scheduled', 'none'] }),
  offer('deletion', 'account', 'choice', { values: ['scheduled', 'none'] }),
  offer('invitation', 'account', 'choice', { values: ['open', 'none'] }),
  offer('invitedBy', 'account', 'inviter', { isList: true, isNegatable: true }),
  offer('mfa', 'security', 'choice', { values: factorReadings, isList: true, isNegatable: true }),
  offer('codes', 'security', 'choice', { values: codeReadings }),
  offer('password', 'security', 'choice', { values: passwordReadings, isList: true }),
  offer('recovery', 'security', 'choice', { values: ['waiting'] }),
  offer('organization', 'access', 'organization', { isList: true, isNegatable: true }),
  offer('role', 'access', 'role', { isList: true, isNegatable: true }),
  offer('permission', 'access', 'text', { isList: true }),
  offer('app', 'access', 'app', { isList: true, isNegatable: true }),
  offer('session', 'activity', 'choice', { values: ['active'] }),
  offer('seen', 'activity', 'range', { values: ['never', '7d', '30d', 'none:30d', 'none:90d', 'none:365d'] }),
  offer('country', 'activity', 'country', { isList: true }),
  offer('metadata', 'metadata', 'metadata'),
]

/** Nobody is offered what they would be refused; nor countries where none is known. */
export function filtersOfferedTo(sight: Sight, countries: readonly string[]): readonly FilterOffer[] {
  return filterOffers.flatMap((offered) => {
    if (offered.kind === 'country') return countries.length === 0 ? [] : [{ ...offered, values: countries }]
    return offered.kind === 'metadata' && sight !== 'full' ? [] : [offered]
  })
}

export const filterOfferRecord = closed({
  name: text,
  group: Type.Enum([...groups]),
  kind: Type.Enum([...kinds]),
  values: Type.Array(text),
  isList: flag,
  isNegatable: flag,
})
