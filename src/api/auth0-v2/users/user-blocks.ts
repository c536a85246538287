// Locks that guessing made, on this face: blocks of a person, found by id or by what they sign in with (auth0.md 5.1).
import { Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { liftLocks } from '../../../guards/lift-locks.ts'
import { type Lock, listLocks } from '../../../guards/list-locks.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { userSearchFields } from '../../../search/user-fields.ts'
import { presentUser } from '../../../users/find-user.ts'
import { primaryIdentity, type User } from '../../../users/user.ts'
import { closed } from '../answers.ts'
import { type Answer, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { userParams } from './user-schemas.ts'

const identifier = Type.String({ minLength: 1, maxLength: 255 })

/** The guard is always on, so whether that is to be considered changes nothing. */
const enablement = { consider_brute_force_enablement: Type.Optional(Type.Boolean()) }
const byIdentifier = Type.Object({ identifier })
const listByIdentifier = Type.Object({ identifier, ...enablement })
const read = anyOf('read:users')
const update = anyOf('update:users')
const ofUser = { path: '/user-blocks/:id', params: userParams }

const blocks = closed({
  blocked_for: Type.Array(
    closed({ identifier: Type.String(), ip: Type.Optional(Type.String()), connection: Type.String() }),
  ),
})
const alwaysOn = '`consider_brute_force_enablement` changes nothing: what is answered is what is locked.'

export const userBlockRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/user-blocks',
    summary: 'Get blocks by identifier',
    scopes: read,
    query: listByIdentifier,
    answers: { 200: blocks },
    differs: alwaysOn,
    handle: listOfIdentifier,
  },
  {
    method: 'DELETE',
    path: '/user-blocks',
    whilePaused: 'contains',
    summary: 'Unblock by identifier',
    scopes: update,
    query: byIdentifier,
    answers: { 204: null },
    handle: liftOfIdentifier,
  },
  {
    method: 'GET',
    ...ofUser,
    summary: "Get a user's blocks",
    scopes: read,
    query: Type.Object(enablement),
    answers: { 200: blocks },
    differs: alwaysOn,
    handle: list,
  },
  {
    method: 'DELETE',
    ...ofUser,
    whilePaused: 'contains',
    summary: 'Unblock a user',
    scopes: update,
    answers: { 204: null },
    handle: lift,
  },
]

interface IdentifierQuery {
  readonly identifier: string
}

/** No fault when nobody is known by it. */
async function listOfIdentifier({ query, directory }: Call<IdentifierQuery>): Promise<Answer> {
  const users = await knownBy(directory, query.identifier)
  const found = await Promise.all(users.map((user) => blocksOf(directory, user, query.identifier)))
  return ok({ blocked_for: found.flat() })
}

async function liftOfIdentifier({ actor, query, directory }: Call<IdentifierQuery>): Promise<Answer> {
  const users = await knownBy(directory, query.identifier)
  await directory.change(async (deps) => {
    for (const { id } of users) await liftLocks(deps, actor, id)
  })
  return noContent
}

async function list({ params, directory }: Call): Promise<Answer> {
  const user = presentUser(await directory.stores.users.find(params.id as string))
  const identifier = user.email ?? user.username ?? user.phoneNumber ?? user.id
  return ok({ blocked_for: await blocksOf(directory, user, identifier) })
}

async function lift({ actor, params, directory }: Call): Promise<Answer> {
  const { id } = presentUser(await directory.stores.users.find(params.id as string))
  await directory.change((deps) => liftLocks(deps, actor, id))
  return noContent
}

async function blocksOf({ stores, clock }: Directory, user: User, identifier: string) {
  const locks = await listLocks({ ...stores, clock }, user.id)
  const connection = primaryIdentity(user).connectionName
  return locks.filter(({ act }) => act === 'password').map((lock) => blockJson(lock, identifier, connection))
}

/** Without an address where the account is locked from everywhere. */
function blockJson({ network }: Lock, identifier: string, connection: string) {
  return { identifier, ...(network === null ? {} : { ip: network }), connection }
}

/** One identifier may stand in several connections; nobody has it in more than this. */
const sameIdentifierAtMost = 100

async function knownBy({ stores }: Directory, identifier: string): Promise<readonly User[]> {
  const { items } = await stores.users.list({
    filter: { kind: 'or', parts: ['email', 'username', 'phone_number'].map((name) => equals(name, identifier)) },
    sort: { field: 'id', direction: 'ascending' },
    page: { kind: 'offset', offset: 0, limit: sameIdentifierAtMost, withTotal: false },
  })
  return items
}

function equals(name: string, value: string): Filter {
  const field = userSearchFields.resolve(name)
  if (field === undefined) throw new Error(`no field ${name}`)
  return { kind: 'equals', field, alternatives: [value.toLowerCase()] }
}
