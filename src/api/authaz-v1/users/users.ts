// Users on this face: parse, call the use case, present.
import { Type } from 'typebox'
import { requireVerification } from '../../../caller-verification/require-verification.ts'
import type { Directory, Stores, Surroundings } from '../../../directory.ts'
import { ProblemError } from '../../../http/problem-details.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { createUser } from '../../../users/create-user.ts'
import { deleteUser } from '../../../users/delete-user.ts'
import { eraseAlone } from '../../../users/erase-alone.ts'
import { presentUser } from '../../../users/find-user.ts'
import { updateUser } from '../../../users/update-user.ts'
import type { User } from '../../../users/user.ts'
import { closed, count, flag, orNull, pageOf, textOrNull } from '../answers.ts'
import { agentOf } from '../caller-verification/agent.ts'
import { ifMatch } from '../if-match.ts'
import { readMoment } from '../moment.ts'
import { type Answer, type Call, noContent, type Route, refuseMissingPermission } from '../route.ts'
import { namingExistingUser } from './existing-user.ts'
import { namesIdentifier, refuseForeignFields } from './field-permissions.ts'
import { listUsers, sharedAmong } from './list-users.ts'
import { userAnswer } from './user-answer.ts'
import { userRecord, userSummary } from './user-answers.ts'
import { organizationView } from './user-json.ts'
import {
  type CreateUserBody,
  createUserBody,
  deleteUserQuery,
  listUsersQuery,
  type UpdateUserBody,
  updateUserBody,
} from './user-schemas.ts'

const mayUpdate = ['update:users', 'update:user_identifiers']

/** Only where it was asked for. */
const total = orNull(closed({ count, isEstimate: flag }))

export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users',
    access: ['read:users'],
    organization: 'its-people',
    query: listUsersQuery,
    summary: 'Search users',
    answers: { 200: pageOf(userSummary, { previousCursor: textOrNull, total, isPartial: Type.Optional(flag) }) },
    handle: listUsers,
  },
  {
    method: 'POST',
    path: '/users',
    access: ['create:users'],
    body: createUserBody,
    summary: 'Create a user',
    answers: { 201: userRecord },
    handle: create,
  },
  {
    method: 'GET',
    path: '/users/:id',
    access: ['read:users'],
    organization: 'its-people',
    summary: 'Get a user',
    answers: { 200: userRecord },
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/users/:id',
    access: mayUpdate,
    body: updateUserBody,
    stepUp: changingIdentifiers,
    act: ({ body }: Call<unknown, UpdateUserBody>) => (body.email === undefined ? [] : 'change-email'),
    summary: 'Change a user',
    answers: { 200: userRecord },
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/users/:id',
    access: ['delete:users'],
    query: deleteUserQuery,
    stepUp: 'always',
    summary: 'Delete a user, or erase one for good',
    answers: { 204: null },
    handle: remove,
  },
]

async function get({ actor, params, directory }: Call): Promise<Answer> {
  const user = await presentOrMerged(directory, params.id as string)
  const shared = await sharedAmong(directory, actor, [user.id])
  const answer = await userAnswer(directory, 200, user)
  return shared.has(user.id) ? { ...answer, body: organizationView(answer.body as Record<string, unknown>) } : answer
}

/** Of somebody who was merged into another the answer says where they went. */
async function presentOrMerged({ stores }: Directory, id: string): Promise<User> {
  const user = await stores.users.find(id)
  const mergedInto = user === null ? await stores.merges.mergedInto(id) : null
  if (mergedInto === null) return presentUser(user)
  throw new ProblemError(410, 'user_not_found', 'The user was merged into another one.', { mergedInto })
}

/** Nobody types another person's password here: people set their own (S000-52). */
async function create(call: Call<unknown, CreateUserBody>): Promise<Answer> {
  const { actor, body, directory } = call
  refuseNobody(body)
  const connection = body.connection ?? (await defaultConnection(directory))
  const creating = createUser(directory, actor, { ...body, connection, mayLackPassword: true })
  return userAnswer(directory, 201, await namingExistingUser(call, connection, creating))
}

async function update(call: Call<unknown, UpdateUserBody>): Promise<Answer> {
  const { actor, params, body, directory, request } = call
  refuseForeignFields(actor, Object.keys(body))
  const id = params.id as string
  const { expiresAt, ...changes } = body
  const expiry = expiresAt === undefined ? {} : { expiresAt: readMoment('expiresAt', expiresAt) }
  const input = { ...changes, ...expiry, ...ifMatch(request.headers['if-match']) }
  const beforeEmailChange = (deps: Stores & Surroundings) =>
    requireVerification(deps, agentOf(call), id, 'email-change')
  return userAnswer(directory, 200, await updateUser({ ...directory, beforeEmailChange }, actor, id, input))
}

async function remove({ actor, params, query, directory }: Call<{ hard?: boolean }>): Promise<Answer> {
  const isHard = query.hard === true
  if (isHard) refuseMissingPermission(['hard_delete:users'], actor)
  const wasThere = await directory.change((deps) =>
    isHard ? eraseAlone(deps, actor, params.id as string) : deleteUser(deps, actor, params.id as string),
  )
  presentUser(wasThere || null)
  return noContent
}

/** What people sign in with decides who they are. */
function changingIdentifiers({ body }: Call<unknown, UpdateUserBody>) {
  return namesIdentifier(Object.keys(body)) ? 'recent' : null
}

function refuseNobody({ email, username, phoneNumber }: CreateUserBody): void {
  if (email !== undefined || username !== undefined || phoneNumber !== undefined) return
  throw invalidField('email', 'Give an e-mail address, a username or a phone number.')
}

async function defaultConnection({ stores, application }: Directory): Promise<string> {
  const connection = await stores.connections.findDefaultDatabase()
  if (connection !== null) return connection.name
  const sentence =
    application.poolMode === 'isolated'
      ? 'Pools are isolated: name the connection of the organization that the person belongs to.'
      : 'There is no database connection yet. Name a connection.'
  throw new RollcallError('connection_unknown', sentence)
}
