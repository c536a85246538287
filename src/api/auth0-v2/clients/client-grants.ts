// Client grants on this face: which API a client may have tokens for.

import { presentClientGrant } from '../../../clients/client-grant.ts'
import { createClientGrant } from '../../../clients/create-client-grant.ts'
import { deleteClientGrant } from '../../../clients/delete-client-grant.ts'
import { updateClientGrant } from '../../../clients/update-client-grant.ts'
import { mapPage, type Page } from '../../../kernel/page.ts'
import { refuseUnheldScopes } from '../../../operators/refuse-unheld-scopes.ts'
import { pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { clientGrantJson, grantInputFrom } from './client-grant-json.ts'
import {
  type CreateClientGrantBody,
  clientGrant,
  clientGrants,
  createClientGrantBody,
  type ListClientGrantsQuery,
  listClientGrantsQuery,
  type UpdateClientGrantBody,
  updateClientGrantBody,
} from './client-grant-schemas.ts'

const many = { path: '/client-grants' }
const one = { path: '/client-grants/:id' }
const reads = anyOf('read:client_grants')

const settingsDiffer =
  'Machines get no tokens for an organization, so none at all where organization_usage is require; its other values, allow_any_organization and authorization_details_types are kept and given back. Every grant is of one client; default_for is refused. Of our own APIs nobody grants what their token lacks.'

export const clientGrantRoutes: readonly Route[] = [
  {
    method: 'GET',
    ...many,
    scopes: reads,
    summary: 'Get client grants',
    answers: { 200: clientGrants },
    differs: 'Every grant is of one client, so default_for finds none.',
    query: listClientGrantsQuery,
    handle: list,
  },
  {
    method: 'POST',
    ...many,
    scopes: anyOf('create:client_grants'),
    summary: 'Create client grant',
    answers: { 201: clientGrant },
    differs: settingsDiffer,
    body: createClientGrantBody,
    handle: create,
  },
  { method: 'GET', ...one, scopes: reads, summary: 'Get client grant', answers: { 200: clientGrant }, handle: get },
  {
    method: 'PATCH',
    ...one,
    scopes: anyOf('update:client_grants'),
    summary: 'Update client grant',
    answers: { 200: clientGrant },
    differs: settingsDiffer,
    body: updateClientGrantBody,
    handle: update,
  },
  {
    method: 'DELETE',
    ...one,
    scopes: anyOf('delete:client_grants'),
    summary: 'Delete client grant',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, directory }: Call<ListClientGrantsQuery>): Promise<Answer> {
  const { client_id: clientId, audience, subject_type: subjectType, allow_any_organization: inAnyOrganization } = query
  const filters = { clientId, audience, subjectType, inAnyOrganization, page: pageRequest(query) }
  const page = query.default_for === undefined ? await directory.stores.clientGrants.list(filters) : noGrants
  return pageAnswer('client_grants', query, mapPage(page, clientGrantJson))
}

/** Every grant is some client's. */
const noGrants: Page<never> = { items: [], next: null, total: { count: 0, isEstimate: false } }

async function create({ actor, body, directory }: Call<unknown, CreateClientGrantBody>): Promise<Answer> {
  const { client_id: clientId, audience, subject_type: subjectType } = body
  const input = { scope: [], ...grantInputFrom(body), clientId, audience, subjectType }
  const grant = await directory.change(async (deps) => {
    const made = await createClientGrant(deps, actor, input)
    refuseUnheldScopes(deps, actor, made)
    return made
  })
  return created(clientGrantJson(grant))
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(clientGrantJson(presentClientGrant(await directory.stores.clientGrants.find(params.id as string))))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateClientGrantBody>): Promise<Answer> {
  const input = grantInputFrom(body)
  const id = params.id as string
  const grant = await directory.change(async (deps) => {
    const before = await deps.clientGrants.findForChange(id)
    const changed = await updateClientGrant(deps, actor, id, input)
    // What it had before it keeps.
    if (before?.allowsAllScopes !== true) {
      const scope = changed.scope.filter((name) => before?.scope.includes(name) !== true)
      refuseUnheldScopes(deps, actor, { ...changed, scope })
    }
    return changed
  })
  return ok(clientGrantJson(grant))
}

/** No fault when there was none (auth0.md 1.8). */
async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => deleteClientGrant(deps, actor, params.id as string))
  return noContent
}
