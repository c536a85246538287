// Users on this face: parse, call the use case, present.
import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { createUser } from '../../../users/create-user.ts'
import { eraseUser } from '../../../users/delete-user.ts'
import { presentUser } from '../../../users/find-user.ts'
import { sayingWhatElseToDo } from '../../../users/suspended-administrator.ts'
import { updateUser } from '../../../users/update-user.ts'
import { listOf } from '../answers.ts'
import { type FieldsQuery, fieldSelection } from '../fields.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { listUsers } from './list-users.ts'
import { someOfUser, user } from './user-answers.ts'
import { userFieldNames, userJson, userShape } from './user-json.ts'
import {
  type CreateUserBody,
  createUserBody,
  fieldsQuery,
  listUsersQuery,
  type UpdateUserBody,
  updateUserBody,
  userParams,
  usersByEmailQuery,
} from './user-schemas.ts'

export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users',
    summary: 'List or Search Users',
    scopes: anyOf('read:users', 'read:user_idp_tokens'),
    query: listUsersQuery,
    answers: { 200: listOf('users', someOfUser) },
    differs:
      'Engines v1 and v2 are refused, so `connection` has no effect. Lists end at 1,000 results only where the operator sets that.',
    handle: listUsers,
  },
  {
    method: 'POST',
    path: '/users',
    summary: 'Create a User',
    scopes: anyOf('create:users'),
    body: createUserBody,
    answers: { 201: user },
    handle: create,
  },
  {
    method: 'GET',
    path: '/users/:id',
    summary: 'Get a User',
    scopes: anyOf('read:users', 'read:current_user', 'read:user_idp_tokens'),
    params: userParams,
    query: fieldsQuery,
    answers: { 200: someOfUser },
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/users/:id',
    whilePaused: ({ body }) => (Object.keys(body).join() === 'blocked' ? 'contains' : null),
    summary: 'Update a User',
    scopes: anyOf('update:users', 'update:users_app_metadata', 'update:current_user_metadata'),
    params: userParams,
    body: updateUserBody,
    answers: { 200: user },
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/users/:id',
    summary: 'Delete a User',
    scopes: anyOf('delete:users'),
    params: userParams,
    answers: { 204: null },
    differs: '`delete:current_user` opens nothing: no token of an app erases the account of its own user.',
    handle: remove,
  },
  {
    method: 'GET',
    path: '/users-by-email',
    summary: 'Search Users by Email',
    scopes: anyOf('read:users'),
    query: usersByEmailQuery,
    answers: { 200: Type.Array(someOfUser) },
    handle: byEmail,
  },
]

async function get(call: Call<FieldsQuery>): Promise<Answer> {
  if (call.query.fields) return getSelected(call)
  const { params, directory } = call
  return { status: 200, json: presentUser(await directory.stores.userDocuments.find(params.id as string, userShape)) }
}

async function getSelected({ params, query, directory }: Call<FieldsQuery>): Promise<Answer> {
  const select = fieldSelection(query, userFieldNames)
  return ok(select(userJson(presentUser(await directory.stores.users.find(params.id as string)))))
}

async function byEmail({ query, directory }: Call<FieldsQuery & { email: string }>): Promise<Answer> {
  const select = fieldSelection(query, userFieldNames)
  const users = await directory.stores.users.findByEmail(query.email)
  return ok(users.map((each) => select(userJson(each))))
}

async function create({ actor, body, directory }: Call<unknown, CreateUserBody>): Promise<Answer> {
  const { user_id: subject, connection, password, verify_email, ...rest } = body
  // The wish wins over what is said of the address (auth0.md 3.1).
  const asksToVerify = verify_email ?? body.email_verified !== true
  const input = { ...attributesFrom(rest), connection, subject, password, asksToVerify }
  return created(userJson(await createUser(directory, actor, withoutUndefined(input))))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateUserBody>): Promise<Answer> {
  refuseBeyondMetadata(actor, body)
  const { password, connection, verify_email, client_id: clientId = null } = body
  const verification = verify_email === true ? { clientId } : undefined
  const input = withoutUndefined({ ...attributesFrom(body), password, connection, verification })
  const updating = updateUser(directory, actor, params.id as string, input)
  return ok(userJson(await (body.blocked === true ? sayingWhatElseToDo(actor, updating) : updating)))
}

/**
 * `update:users_app_metadata` opens what programs keep of a person, `update:current_user_metadata` what somebody keeps of
 * themselves, and neither what the person signs in with (AUZ-14).
 */
function refuseBeyondMetadata({ permissions }: Actor, body: UpdateUserBody): void {
  if (permissions.has('update:users')) return
  const isForPrograms = permissions.has('update:users_app_metadata')
  const open = isForPrograms ? ['app_metadata', 'user_metadata'] : ['user_metadata']
  const beyond = Object.keys(body).find((field) => !open.includes(field))
  if (beyond === undefined) return
  throw new RollcallError('insufficient_scope', `Insufficient scope, expected any of: update:users to change ${beyond}`)
}

/** Gone for good, and no fault when nobody was there (auth0.md 3.4). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => eraseUser(deps, actor, params.id as string))
  return noContent
}

/** The wire's attributes in the words of the core. */
function attributesFrom<Body extends Partial<CreateUserBody> | UpdateUserBody>(body: Body) {
  return {
    email: body.email as Body['email'],
    emailVerified: body.email_verified,
    username: body.username as Body['username'],
    phoneNumber: body.phone_number as Body['phone_number'],
    phoneVerified: body.phone_verified,
    name: body.name as Body['name'],
    nickname: body.nickname as Body['nickname'],
    givenName: body.given_name as Body['given_name'],
    familyName: body.family_name as Body['family_name'],
    picture: body.picture as Body['picture'],
    isBlocked: body.blocked,
    appMetadata: body.app_metadata as Body['app_metadata'] extends infer M
      ? null extends M
        ? JsonObject | null | undefined
        : JsonObject | undefined
      : never,
    userMetadata: body.user_metadata as Body['user_metadata'] extends infer M
      ? null extends M
        ? JsonObject | null | undefined
        : JsonObject | undefined
      : never,
  }
}

type Defined<Input> = { [Name in keyof Input]: Exclude<Input[Name], undefined> }

/** In the core, what is left out stays as it is. */
function withoutUndefined<Input extends object>(input: Input): Defined<Input> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Defined<Input>
}
