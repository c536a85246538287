// The mail domains by which people are led to an organization. Whoever acts for the organization alone proves a domain
// by the DNS; that one is verified because somebody says so is the word of those who run the application.
import { type Static, Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { addDiscoveryDomain } from '../../../organizations/add-discovery-domain.ts'
import { changeDiscoveryDomain } from '../../../organizations/change-discovery-domain.ts'
import {
  type DiscoveryDomain,
  domainProofs,
  type ListedDomain,
  verificationHost,
} from '../../../organizations/discovery-domain.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { proveDiscoveryDomain } from '../../../organizations/prove-discovery-domain.ts'
import { removeDiscoveryDomain } from '../../../organizations/remove-discovery-domain.ts'
import { closed, flag, orNull, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'

const leads = Type.Optional(Type.Boolean({ description: 'Whether addresses of the domain lead to the organization.' }))

const addBody = Type.Object(
  {
    domain: Type.String({ minLength: 3, maxLength: 253, description: 'A domain such as example.com.' }),
    leadsToOrganization: leads,
  },
  { additionalProperties: false },
)
type AddBody = Static<typeof addBody>

const changeBody = Type.Object(
  {
    leadsToOrganization: leads,
    isVerified: Type.Optional(
      Type.Boolean({ description: 'Whether the domain is known to be the organization’s own.' }),
    ),
  },
  { additionalProperties: false },
)
type ChangeBody = Static<typeof changeBody>

/** By the DNS, or on somebody’s word; null where it is not, or was before this was noted. */
const verifiedBy = orNull(Type.Enum([...domainProofs]))

const fields = {
  id: text,
  domain: text,
  isVerified: flag,
  verifiedBy,
  leadsToOrganization: flag,
  /** The name and the text of the TXT record that proves the domain. */
  verificationHost: text,
  verificationText: text,
  createdAt: timestamp,
}
const domainRecord = closed(fields, 'OrganizationDomain')
const listedDomain = closed(
  {
    id: text,
    domain: text,
    isVerified: flag,
    verifiedBy,
    leadsToOrganization: flag,
    /** Another organization verified it too, so that it leads to neither. */
    isDisputed: flag,
    organization: closed({ id: text, name: text, displayName: textOrNull }),
    createdAt: timestamp,
  },
  'ListedDomain',
)
const provenDomain = closed({ ...fields, dns: Type.Enum(['matches', 'differs', 'missing', 'unanswered']) })

const all = '/organizations/:id/domains'
const one = `${all}/:domainId`
const changes = { organization: 'id', access: ['update:security_settings'] } as const

export const organizationDomainRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/domains',
    access: ['read:settings'],
    query: pageQuery,
    summary: 'List the domains of all organizations',
    answers: { 200: pageOf(listedDomain) },
    handle: listAll,
  },
  {
    method: 'GET',
    path: all,
    organization: 'id',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List the domains of an organization',
    answers: { 200: pageOf(domainRecord) },
    handle: list,
  },
  {
    ...changes,
    method: 'POST',
    path: all,
    body: addBody,
    summary: 'Add a domain to an organization',
    answers: { 201: domainRecord },
    handle: add,
  },
  {
    ...changes,
    method: 'PATCH',
    path: one,
    body: changeBody,
    summary: 'Change a domain of an organization',
    answers: { 200: domainRecord },
    handle: change,
  },
  {
    ...changes,
    method: 'POST',
    path: `${one}/verify`,
    summary: 'Ask the DNS whether a domain is the organization’s own',
    answers: { 200: provenDomain },
    handle: verify,
  },
  {
    ...changes,
    method: 'DELETE',
    path: one,
    summary: 'Remove a domain from an organization',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const found = await directory.stores.discoveryDomains.list(params.id as string, request)
  return pageAnswer(presentOrganization(found), request, domainJson)
}

async function listAll({ query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  return pageAnswer(await directory.stores.discoveryDomains.listAll(request), request, listedJson)
}

function listedJson(found: ListedDomain) {
  const { id, domain, isVerified, verifiedBy, leadsToOrganization, isDisputed, createdAt } = found
  const { organizationId, organizationName: name, organizationDisplayName: displayName } = found
  const organization = { id: organizationId, name, displayName }
  return { id, domain, isVerified, verifiedBy, leadsToOrganization, isDisputed, organization, createdAt }
}

async function add({ actor, params, body, directory }: Call<unknown, AddBody>): Promise<Answer> {
  return created(
    domainJson(await directory.change((deps) => addDiscoveryDomain(deps, actor, params.id as string, body))),
  )
}

async function change({ actor, params, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  if (body.isVerified !== undefined) refuseOwnWord(actor)
  const { id, domainId } = params as { id: string; domainId: string }
  return ok(domainJson(await directory.change((deps) => changeDiscoveryDomain(deps, actor, id, domainId, body))))
}

async function verify({ actor, params, directory }: Call): Promise<Answer> {
  const { id, domainId } = params as { id: string; domainId: string }
  const { domain, dns } = await proveDiscoveryDomain(directory, actor, id, domainId)
  return ok({ ...domainJson(domain), dns })
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { id, domainId } = params as { id: string; domainId: string }
  await directory.change((deps) => removeDiscoveryDomain(deps, actor, id, domainId))
  return noContent
}

/** It would lead the people of somebody else's domain to an organization that only claims it. */
function refuseOwnWord({ permissions, organizationId }: Actor): void {
  if (organizationId == null && permissions.has('update:settings')) return
  throw new RollcallError(
    'insufficient_scope',
    'To say that a domain is verified you need the permission update:settings, for the whole application. The DNS proves it for everybody else.',
  )
}

function domainJson(found: DiscoveryDomain) {
  const { id, domain, isVerified, verifiedBy, leadsToOrganization, verificationText, createdAt } = found
  return {
    id,
    domain,
    isVerified,
    verifiedBy,
    leadsToOrganization,
    verificationHost: verificationHost(found),
    verificationText,
    createdAt,
  }
}
