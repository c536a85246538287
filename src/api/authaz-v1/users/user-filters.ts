// What a users list can be narrowed by, and which of somebody's filters leaves nobody.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import type { Maker } from '../../../invitations/invitation.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Total } from '../../../kernel/page.ts'
import { closed, count, flag, orNull, text, wholeOf } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'
import { actorSight } from '../sight.ts'
import { countInTime } from './count-people.ts'
import { countValues } from './count-values.ts'
import { allOf } from './filter-parts.ts'
import { readUserFilter } from './read-user-filter.ts'
import {
  filterOfferRecord,
  filterOffers,
  filtersOfferedTo,
  type UserFilterName,
  type UserFilterQuery,
  userFilterParameters,
  userFilterQuery,
} from './user-filter-parameters.ts'
import { includable, sortNames } from './user-schemas.ts'

const total = closed({ count, isEstimate: flag })

/** Those whose values are few and known, so that each can be counted. */
const countable = filterOffers.filter(({ kind }) => kind === 'choice' || kind === 'flag')
const countsQuery = Type.Object(
  {
    ...userFilterParameters,
    of: Type.Enum(
      countable.map(({ name }) => name),
      { description: 'The filter whose values are counted; what it is set to itself does not narrow them.' },
    ),
  },
  { additionalProperties: false },
)

export const userFilterRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/filters',
    access: ['read:users'],
    summary: 'List what users are filtered and ordered by',
    answers: {
      200: closed({ data: Type.Array(filterOfferRecord), sorts: Type.Array(text), includes: Type.Array(text) }),
    },
    handle: list,
  },
  {
    method: 'GET',
    path: '/users/filters/counts',
    access: ['read:users'],
    query: countsQuery,
    summary: 'Count whom each value of a filter would leave',
    answers: { 200: closed({ data: Type.Array(closed({ value: text, total: orNull(total) })) }) },
    handle: counts,
  },
  {
    method: 'GET',
    path: '/users/inviters',
    access: ['read:users'],
    summary: 'List who invited people',
    answers: { 200: wholeOf(closed({ id: text, kind: Type.Enum(['user', 'operator']), name: text })) },
    handle: inviters,
  },
  {
    method: 'GET',
    path: '/users/nearest',
    access: ['read:users'],
    query: userFilterQuery,
    summary: 'Tell which filter leaves nobody',
    answers: { 200: closed({ data: Type.Array(closed({ ignore: text, total })) }) },
    handle: nearest,
  },
]

async function list({ actor, directory }: Call): Promise<Answer> {
  const data = filtersOfferedTo(actorSight(actor), await directory.stores.userFacts.knownCountries())
  return ok({ data, sorts: Object.keys(sortNames), includes: includable })
}

/** Beside the other filters, which are read once. */
async function counts({ actor, query, directory }: Call<Static<typeof countsQuery>>): Promise<Answer> {
  const { of, ...search } = query
  const offer = countable.find(({ name }) => name === of)
  const isFlag = offer?.kind === 'flag'
  const values = isFlag ? ['true', 'false'] : (offer?.values ?? [])
  const others: UserFilterQuery = { ...search }
  delete others[of]
  const { filter: beside } = await readUserFilter(directory, actor, others)
  const data = await countValues(values, async (value) => {
    const alone = { [of]: isFlag ? value === 'true' : value } as UserFilterQuery
    const { filter } = await readUserFilter(directory, actor, alone)
    return countInTime(directory, allOf([beside, filter]))
  })
  return ok({ data })
}

/** More of them than that nobody chooses from; whoever is not among them is still filtered by. */
const invitersAtMost = 200

async function inviters({ directory, console }: Call): Promise<Answer> {
  const makers = await directory.stores.invitations.listMakers(invitersAtMost)
  const idsOf = (kind: Maker['kind']) => makers.filter((maker) => maker.kind === kind).map(({ id }) => id)
  const [users, operators] = await Promise.all([
    directory.stores.users.namesOf(idsOf('user')),
    console.stores.users.namesOf(idsOf('operator')),
  ])
  const data = makers.map(({ kind, id }) => {
    const known = (kind === 'user' ? users : operators).get(id)
    return { id, kind, name: known?.name ?? known?.email ?? id }
  })
  return ok({ data })
}

/** How many match without each of the filters, the fewest first; those without whom still nobody matches are left out. */
async function nearest({ actor, query, directory }: Call<UserFilterQuery>): Promise<Answer> {
  const hints: { ignore: string; total: Total }[] = []
  // One after the other: an empty list is no reason to ask for everything at once.
  for (const ignore of Object.keys(query) as UserFilterName[]) {
    if (ignore === 'roleIn') continue
    const found = await countWithout(directory, actor, query, ignore)
    if (found !== null && found.count > 0) hints.push({ ignore, total: found })
  }
  return ok({ data: hints.toSorted((one, other) => one.total.count - other.total.count) })
}

/** Null where nothing else narrows the list, and where it cannot be counted in time: a hint is worth no waiting. */
async function countWithout(
  directory: Directory,
  actor: Actor,
  query: UserFilterQuery,
  ignore: UserFilterName,
): Promise<Total | null> {
  const { roleIn, ...others } = query
  const rest: UserFilterQuery = { ...others }
  delete rest[ignore]
  if (Object.keys(rest).length === 0) return null
  const asked = rest.role === undefined || roleIn === undefined ? rest : { ...rest, roleIn }
  const { filter } = await readUserFilter(directory, actor, asked)
  return countInTime(directory, filter)
}
