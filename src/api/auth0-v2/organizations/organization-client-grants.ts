// The grants of clients that hold for an organization, on this face.
import { type Static, Type } from 'typebox'
import { type ClientGrant, presentClientGrant } from '../../../clients/client-grant.ts'
import { mapPage } from '../../../kernel/page.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { addOrganizationGrant, removeOrganizationGrant } from '../../../organizations/organization-grants.ts'
import { closed, listOf } from '../answers.ts'
import { clientGrantJson } from '../clients/client-grant-json.ts'
import { clientGrant, clientGrants } from '../clients/client-grant-schemas.ts'
import { checkpointParameters, offsetParameters, type PagingQuery, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, type Route } from '../route.ts'
import { organization } from './organization-answers.ts'
import { organizationJson } from './organization-json.ts'

const listQuery = Type.Object({
  ...offsetParameters,
  audience: Type.Optional(Type.String({ maxLength: 600, description: 'Optional filter on audience.' })),
  client_id: Type.Optional(Type.String({ maxLength: 100, description: 'Optional filter on client_id.' })),
  grant_ids: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 100 })),
})
type ListQuery = Static<typeof listQuery>

const organizationsQuery = Type.Object({ ...offsetParameters, ...checkpointParameters })

const addBody = Type.Object(
  { grant_id: Type.String({ minLength: 1, maxLength: 50, description: 'A Client Grant ID to add.' }) },
  { additionalProperties: false },
)

const all = '/organizations/:id/client-grants'

/** Here alone the grant's id has another name beside its own. */
const addedGrant = closed({ ...clientGrant.properties, grant_id: Type.String() })

const kept = 'Kept and returned; machines get no tokens for an organization.'

export const organizationClientGrantRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/client-grants/:id/organizations',
    scopes: anyOf('read:organization_client_grants'),
    summary: 'Get the organizations associated to a client grant',
    query: organizationsQuery,
    answers: { 200: listOf('organizations', organization) },
    handle: listOrganizations,
  },
  {
    method: 'GET',
    path: all,
    scopes: anyOf('read:organization_client_grants'),
    summary: 'Get client grants associated to an organization',
    query: listQuery,
    answers: { 200: clientGrants },
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    scopes: anyOf('create:organization_client_grants'),
    summary: 'Associate a client grant with an organization',
    body: addBody,
    answers: { 201: addedGrant },
    differs: kept,
    handle: add,
  },
  {
    method: 'DELETE',
    path: `${all}/:grantId`,
    scopes: anyOf('delete:organization_client_grants'),
    summary: 'Remove a client grant from an organization',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ params, query, directory }: Call<ListQuery>): Promise<Answer> {
  const organizationId = params.id as string
  presentOrganization(await directory.stores.organizations.find(organizationId))
  const { audience, client_id: clientId, grant_ids: ids } = query
  const asked = { organizationId, audience, clientId, ids, page: pageRequest(query) }
  return pageAnswer('client_grants', query, mapPage(await directory.stores.clientGrants.list(asked), clientGrantJson))
}

async function listOrganizations({ params, query, directory }: Call<PagingQuery>): Promise<Answer> {
  const { clientGrants, organizationGrants } = directory.stores
  const { id } = presentClientGrant(await clientGrants.find(params.id as string))
  const page = await organizationGrants.listOrganizations(id, pageRequest(query))
  return pageAnswer('organizations', query, mapPage(page, organizationJson))
}

async function add({ actor, params, body, directory }: Call<unknown, Static<typeof addBody>>): Promise<Answer> {
  const { id } = params as { id: string }
  return created(addedJson(await directory.change((deps) => addOrganizationGrant(deps, actor, id, body.grant_id))))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { id, grantId } = params as { id: string; grantId: string }
  await directory.change((deps) => removeOrganizationGrant(deps, actor, id, grantId))
  return noContent
}

function addedJson(grant: ClientGrant): object {
  return { ...clientGrantJson(grant), grant_id: grant.id }
}
