// The mail domains by which the people of an organization are led to it, on this face.
import { type Static, Type } from 'typebox'
import { addDiscoveryDomain } from '../../../organizations/add-discovery-domain.ts'
import { changeDiscoveryDomain } from '../../../organizations/change-discovery-domain.ts'
import { type DiscoveryDomain, presentDomain, verificationHost } from '../../../organizations/discovery-domain.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { removeDiscoveryDomain } from '../../../organizations/remove-discovery-domain.ts'
import { checkpointListOf, closed } from '../answers.ts'
import { checkpointParameters } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { checkpointAnswer } from '../sessions/sessions-json.ts'
import { checkpointRequest } from '../sessions/sessions-schemas.ts'

const listQuery = Type.Object(checkpointParameters)
type ListQuery = Static<typeof listQuery>

const status = Type.Enum(['pending', 'verified'], {
  description: 'Whether the domain is known to be the organization’s own. Only then does it lead anybody there.',
})
const leads = Type.Boolean({ description: 'Whether addresses of the domain lead to the organization.' })
const changes = { status: Type.Optional(status), use_for_organization_discovery: Type.Optional(leads) }

const addBody = closed({
  domain: Type.String({ minLength: 3, maxLength: 255, description: 'The domain, such as example.com.' }),
  ...changes,
})
type AddBody = Static<typeof addBody>
const changeBody = closed(changes)
type ChangeBody = Static<typeof changeBody>

const discoveryDomain = closed(
  {
    id: Type.String(),
    domain: Type.String(),
    status: Type.Enum(['pending', 'verified']),
    use_for_organization_discovery: Type.Boolean(),
    verification_txt: Type.String(),
    verification_host: Type.String(),
  },
  'DiscoveryDomain',
)

const all = '/organizations/:id/discovery-domains'
const one = `${all}/:domainId`
const reads = { method: 'GET', scopes: anyOf('read:organization_discovery_domains') } as const
const taken = 'The caller says when a domain is verified: nothing here asks the DNS.'

export const organizationDomainRoutes: readonly Route[] = [
  {
    ...reads,
    path: all,
    summary: 'Retrieve all organization discovery domains',
    query: listQuery,
    answers: { 200: checkpointListOf('domains', discoveryDomain) },
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    scopes: anyOf('create:organization_discovery_domains'),
    summary: 'Create an organization discovery domain',
    body: addBody,
    answers: { 201: discoveryDomain },
    differs: taken,
    handle: add,
  },
  {
    ...reads,
    path: `${all}/name/:domain`,
    summary: 'Retrieve an organization discovery domain by domain name',
    answers: { 200: discoveryDomain },
    handle: getByName,
  },
  {
    ...reads,
    path: one,
    summary: 'Retrieve an organization discovery domain by ID',
    answers: { 200: discoveryDomain },
    handle: get,
  },
  {
    method: 'PATCH',
    path: one,
    scopes: anyOf('update:organization_discovery_domains'),
    summary: 'Update an organization discovery domain',
    body: changeBody,
    answers: { 200: discoveryDomain },
    differs: taken,
    handle: change,
  },
  {
    method: 'DELETE',
    path: one,
    scopes: anyOf('delete:organization_discovery_domains'),
    summary: 'Delete an organization discovery domain',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ params, query, directory }: Call<ListQuery>): Promise<Answer> {
  const found = await directory.stores.discoveryDomains.list(params.id as string, checkpointRequest(query))
  return checkpointAnswer('domains', presentOrganization(found), domainJson)
}

async function add({ actor, params, body, directory }: Call<unknown, AddBody>): Promise<Answer> {
  const input = { domain: body.domain, ...changesFrom(body) }
  return created(
    domainJson(await directory.change((deps) => addDiscoveryDomain(deps, actor, params.id as string, input))),
  )
}

async function get({ params, directory }: Call): Promise<Answer> {
  const { id, domainId } = params as { id: string; domainId: string }
  presentOrganization(await directory.stores.organizations.find(id))
  return ok(domainJson(presentDomain(await directory.stores.discoveryDomains.find(id, domainId))))
}

async function getByName({ params, directory }: Call): Promise<Answer> {
  const { id, domain } = params as { id: string; domain: string }
  presentOrganization(await directory.stores.organizations.find(id))
  const found = await directory.stores.discoveryDomains.findByDomain(id, domain.toLowerCase())
  return ok(domainJson(presentDomain(found)))
}

async function change({ actor, params, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  const { id, domainId } = params as { id: string; domainId: string }
  const wanted = changesFrom(body)
  return ok(domainJson(await directory.change((deps) => changeDiscoveryDomain(deps, actor, id, domainId, wanted))))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { id, domainId } = params as { id: string; domainId: string }
  await directory.change((deps) => removeDiscoveryDomain(deps, actor, id, domainId))
  return noContent
}

function changesFrom({ status: asked, use_for_organization_discovery: leadsToOrganization }: ChangeBody) {
  return {
    ...(asked === undefined ? {} : { isVerified: asked === 'verified' }),
    ...(leadsToOrganization === undefined ? {} : { leadsToOrganization }),
  }
}

function domainJson(found: DiscoveryDomain): object {
  return {
    id: found.id,
    domain: found.domain,
    status: found.isVerified ? 'verified' : 'pending',
    use_for_organization_discovery: found.leadsToOrganization,
    verification_txt: found.verificationText,
    verification_host: verificationHost(found),
  }
}
