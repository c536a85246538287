// The audit: everything that happened, searched by anything an event holds. Whoever acts for one organization sees what
// happened in it and nothing else (AUD-12).
import { type Static, Type } from 'typebox'
import type { Directory } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { presentOrganization } from '../../organizations/find-organization.ts'
import { pageOf } from './answers.ts'
import { eventFilter, eventFilterParameters, eventJson, eventRecord } from './event-filters.ts'
import { pageAnswer, pageRequest } from './paging.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

const id = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 300, description }))

const searchQuery = Type.Object(
  {
    ...eventFilterParameters,
    subject: id('The id of what it was done to.'),
    subjectKind: id('What it was done to, such as user or role.'),
    organization: id('The id or the name of an organization.'),
  },
  { additionalProperties: false },
)
type SearchQuery = Static<typeof searchQuery>

const reads = { method: 'GET', access: ['read:audit'], organization: 'its-people' } as const

export const auditEventRoutes: readonly Route[] = [
  {
    ...reads,
    path: '/audit/events',
    query: searchQuery,
    summary: 'Search the audit',
    answers: { 200: pageOf(eventRecord) },
    handle: search,
  },
  {
    ...reads,
    path: '/audit/events/:eventId',
    summary: 'Get an event of the audit',
    answers: { 200: eventRecord },
    handle: get,
  },
]

async function search({ actor, query, directory }: Call<SearchQuery>): Promise<Answer> {
  const { subject, subjectKind, organization } = query
  const organizationId = await organizationSearched(directory, actor, organization)
  const page = pageRequest(query)
  const filter = {
    ...eventFilter(query),
    ...(subject === undefined ? {} : { subjectId: subject }),
    ...(subjectKind === undefined ? {} : { subjectKind }),
    ...(organizationId === null ? {} : { organizationId }),
  }
  return pageAnswer(await directory.stores.auditSearch.search(filter, page), page, eventJson)
}

/** What is no organization's name may be the id of one that was deleted. */
async function organizationSearched(
  { stores }: Directory,
  { organizationId = null }: Actor,
  named: string | undefined,
): Promise<string | null> {
  if (named === undefined) return organizationId
  const wanted = (await stores.organizations.findByName(named))?.id ?? named
  if (organizationId !== null && wanted !== organizationId) return presentOrganization<string>(null)
  return wanted
}

async function get({ actor, params, directory }: Call): Promise<Answer> {
  const { organizationId = null } = actor
  const eventId = params.eventId as string
  const found = /^\d{1,15}$/.test(eventId) ? await directory.stores.auditSearch.find(Number(eventId)) : null
  if (found === null || (organizationId !== null && found.organizationId !== organizationId)) {
    throw new RollcallError('event_not_found', 'The event does not exist.')
  }
  return ok(eventJson(found.event))
}
