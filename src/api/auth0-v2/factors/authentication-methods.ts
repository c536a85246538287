// Authentication methods of a user on this face (auth0.md 3.8).
import { Type } from 'typebox'
import { addMethod } from '../../../authentication-methods/add-method.ts'
import { presentMethod } from '../../../authentication-methods/authentication-method.ts'
import { describeMethod } from '../../../authentication-methods/describe-method.ts'
import { removeAllMethods, removeMethod } from '../../../authentication-methods/remove-method.ts'
import { refusePasskey, replaceMethods } from '../../../authentication-methods/replace-methods.ts'
import { totpText } from '../../../authentication-methods/totp.ts'
import { listOf } from '../answers.ts'
import { type PagingQuery, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { userParams } from '../users/user-schemas.ts'
import { authenticationMethod, changedMethod, createdMethod } from './authentication-method-answers.ts'
import { changedMethodJson, factorFrom, methodJson, replacedMethodJson } from './authentication-methods-json.ts'
import { methodsOf } from './authentication-methods-of.ts'
import {
  type CreateMethodBody,
  createMethodBody,
  type DescribeMethodBody,
  describeMethodBody,
  listMethodsQuery,
  type ReplaceMethodsBody,
  replaceMethodsBody,
} from './authentication-methods-schemas.ts'

const all = { path: '/users/:id/authentication-methods', params: userParams }
const one = { path: '/users/:id/authentication-methods/:methodId', params: userParams }
const reads = anyOf('read:authentication_methods')
const creates = anyOf('create:authentication_methods')
const updates = anyOf('update:authentication_methods')
const deletes = anyOf('delete:authentication_methods')

export const authenticationMethodRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...all,
    scopes: reads,
    summary: 'Get a list of authentication methods',
    query: listMethodsQuery,
    answers: { 200: listOf('authenticators', authenticationMethod) },
    handle: list,
  },
  {
    method: 'POST',
    ...all,
    scopes: creates,
    summary: 'Creates an authentication method for a given user',
    body: createMethodBody,
    answers: { 201: createdMethod },
    differs: 'A phone is kept and shown, and no sign-in here asks it for anything.',
    handle: create,
  },
  {
    method: 'PUT',
    ...all,
    scopes: updates,
    summary: 'Update all authentication methods by replacing them with the given ones',
    body: replaceMethodsBody,
    answers: { 200: Type.Array(changedMethod) },
    handle: replace,
  },
  {
    method: 'DELETE',
    ...all,
    scopes: deletes,
    summary: 'Delete all authentication methods for the given user',
    answers: { 204: null },
    handle: removeAll,
  },
  {
    method: 'GET',
    ...one,
    scopes: reads,
    summary: 'Get an authentication method by ID',
    answers: { 200: authenticationMethod },
    handle: get,
  },
  {
    method: 'PATCH',
    ...one,
    scopes: updates,
    summary: 'Update an authentication method',
    body: describeMethodBody,
    answers: { 200: changedMethod },
    handle: describe,
  },
  {
    method: 'DELETE',
    ...one,
    scopes: deletes,
    summary: 'Delete an authentication method by ID',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ params, query, directory }: Call<PagingQuery>): Promise<Answer> {
  const methods = await methodsOf(directory, params.id as string)
  const request = pageRequest(query)
  const offset = request.kind === 'offset' ? request.offset : 0
  const items = methods.slice(offset, offset + request.limit).map(methodJson)
  return pageAnswer('authenticators', query, {
    items,
    next: null,
    total: { count: methods.length, isEstimate: false },
  })
}

/** A seed that we made is shown here and nowhere else. */
async function create({ actor, params, body, directory }: Call<unknown, CreateMethodBody>): Promise<Answer> {
  const factor = factorFrom(body)
  const method = await directory.change((deps) => addMethod(deps, actor, params.id as string, factor))
  const isOurSeed = factor.type === 'totp' && body.totp_secret === undefined
  return created({ ...changedMethodJson(method), ...(isOurSeed ? { totp_secret: totpText(factor.seed) } : {}) })
}

async function replace({ actor, params, body, directory }: Call<unknown, ReplaceMethodsBody>): Promise<Answer> {
  const factors = body.map(factorFrom)
  const methods = await directory.change((deps) => replaceMethods(deps, actor, params.id as string, factors))
  return ok(methods.map(replacedMethodJson))
}

async function removeAll({ actor, params, directory }: Call): Promise<Answer> {
  const id = params.id as string
  await directory.change(async (deps) => {
    await refusePasskey(deps, id)
    await removeAllMethods(deps, actor, id)
  })
  return noContent
}

async function get({ params, directory }: Call): Promise<Answer> {
  const methods = await methodsOf(directory, params.id as string)
  return ok(methodJson(presentMethod(methods.find(({ id }) => id === params.methodId) ?? null)))
}

async function describe({ actor, params, body, directory }: Call<unknown, DescribeMethodBody>): Promise<Answer> {
  const { name, preferred_authentication_method: delivery } = body
  const changes = { ...(name === undefined ? {} : { name }), ...(delivery === undefined ? {} : { delivery }) }
  const { id, methodId } = params as { id: string; methodId: string }
  return ok(changedMethodJson(await directory.change((deps) => describeMethod(deps, actor, id, methodId, changes))))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => removeMethod(deps, actor, params.id as string, params.methodId as string))
  return noContent
}
