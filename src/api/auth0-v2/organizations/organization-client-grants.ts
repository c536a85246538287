// The grants of clients that hold for an organization, on this face.
import { type Static, Type } from 'typebox'
import { type ClientGrant, presentClientGrant } from '../../../clients/client-grant.ts'
import { mapPage } from '../../../kernel/page.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { addOrganizationGrant, removeOrganizationGrant } from '../../../organizations/organization-grants.ts'
import { clientGrantJson } from '../clients/client-grant-json.ts'
import { checkpointParameters, offsetParameters, type PagingQuery, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, type Route } from '../route.ts'
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

export const organizationClientGrantRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/client-grants/:id/organizations',
    scopes: anyOf('read:organization_client_grants'),
    query: organizationsQuery,
    handle: listOrganizations,
  },
  { method: 'GET', path: all, scopes: anyOf('read:organization_client_grants'), query: listQuery, handle: list },
  { method: 'POST', path: all, scopes: anyOf('create:organization_client_grants'), body: addBody, handle: add },
  {
    method: 'DELETE',
    path: `${all}/:grantId`,
    scopes: anyOf('delete:organization_client_grants'),
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

/** Here alone the grant's id has another name. */
function addedJson(grant: ClientGrant): object {
  return { ...clientGrantJson(grant), grant_id: grant.id }
}
