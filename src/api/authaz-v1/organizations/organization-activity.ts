// Where the people of an organization are signed in, and what was done in it, for those who administer it.
import { type Static, Type } from 'typebox'
import { endMemberSession } from '../../../memberships/end-member-session.ts'
import { closed, pageOf, text, textOrNull } from '../answers.ts'
import { eventFields, eventFilter, eventFilterParameters, eventJson } from '../audit/event-filters.ts'
import { withoutForeignReasons } from '../audit/foreign-reasons.ts'
import { clientNames } from '../clients/client-names.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, noContent, type Route } from '../route.ts'
import { sessionJson, userSession } from '../users/sessions-of-user.ts'

const eventsQuery = Type.Object(eventFilterParameters, { additionalProperties: false })
type EventsQuery = Static<typeof eventsQuery>

const memberSession = closed({ session: userSession, user: closed({ id: text, email: textOrNull, name: textOrNull }) })

/** Of somebody who is a member now: who has left has no name here. */
const organizationEvent = closed({ ...eventFields, subjectName: textOrNull }, 'OrganizationEvent')

export const organizationActivityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organizations/:id/sessions',
    access: ['read:sessions'],
    organization: 'id',
    query: pageQuery,
    summary: 'List the sessions of the users of an organization',
    answers: { 200: pageOf(memberSession) },
    handle: listSessions,
  },
  {
    method: 'DELETE',
    path: '/organizations/:id/sessions/:sessionId',
    access: ['revoke:sessions'],
    organization: 'id',
    whilePaused: 'contains',
    act: 'revoke-session',
    summary: 'End a session of a user of an organization',
    answers: { 204: null },
    handle: endSession,
  },
  {
    method: 'GET',
    path: '/organizations/:id/events',
    access: ['read:audit'],
    organization: 'id',
    query: eventsQuery,
    summary: 'List what was done in an organization',
    answers: { 200: pageOf(organizationEvent) },
    handle: listEvents,
  },
]

async function listSessions({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { stores, clock, places } = directory
  const request = pageRequest(query)
  const page = await stores.memberSessions.list(params.organizationId as string, request, clock.now())
  const names = await clientNames(
    directory,
    page.items.flatMap(({ session }) => session.clientIds),
  )
  return pageAnswer(page, request, ({ session, email, name }) => ({
    session: sessionJson(session, places, names),
    user: { id: session.userId, email, name },
  }))
}

async function endSession({ actor, params, directory }: Call): Promise<Answer> {
  const { organizationId, sessionId } = params as { organizationId: string; sessionId: string }
  await directory.change((deps) => endMemberSession(deps, actor, organizationId, sessionId))
  return noContent
}

async function listEvents(call: Call<EventsQuery>): Promise<Answer> {
  const { params, query, directory } = call
  const request = pageRequest(query)
  const filter = { ...eventFilter(query), organizationId: params.organizationId as string }
  const { auditSearch, organizationPeople } = directory.stores
  const page = await auditSearch.search(filter, request)
  const people = page.items.flatMap(({ subject }) => (subject?.kind === 'user' ? [subject.id] : []))
  const names = await organizationPeople.namesAmong(filter.organizationId, people)
  const items = await withoutForeignReasons(call, page.items)
  return pageAnswer({ ...page, items }, request, (event) => ({
    ...eventJson(event),
    subjectName: names.get(event.subject?.id ?? '') ?? null,
  }))
}
