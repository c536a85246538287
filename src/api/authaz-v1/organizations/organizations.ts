// Organizations and their people. What the vendor's API has no word for is set here: whether members need a second factor.
import { type Static, Type } from 'typebox'
import { recoveryWaitingHoursRange, type SupportSettings } from '../../../applications/support-settings.ts'
import { lengthensMfaGrace, mfaGraceDaysAtMost } from '../../../authentication-methods/mfa-grace.ts'
import { addMember } from '../../../memberships/add-member.ts'
import { addMembers } from '../../../memberships/add-members.ts'
import type { Member } from '../../../memberships/membership-store.ts'
import type { OrganizationQuery } from '../../../memberships/organization-overview-store.ts'
import { removeMembers } from '../../../memberships/remove-members.ts'
import { createOrganization } from '../../../organizations/create-organization.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { nameForm, type Organization } from '../../../organizations/organization.ts'
import { updateOrganization } from '../../../organizations/update-organization.ts'
import { closed, count, flag, orNull, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { confirmWeakening, foundWeakening } from '../confirm-weakening.ts'
import { namesWhere } from '../demand-step-up.ts'
import { orderAsked, sortParameter } from '../list-order.ts'
import { type PageQuery, pageAnswer, pageParameters, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import { sessionMinutesField } from '../session-minutes.ts'

const attributes = {
  displayName: Type.Optional(
    Type.String({ minLength: 1, maxLength: 255, description: 'A name, 1 to 255 characters.' }),
  ),
  requiresMfa: Type.Optional(Type.Boolean({ description: 'true or false.' })),
}

const createBody = Type.Object(
  {
    name: Type.String({
      pattern: nameForm.source,
      description: 'Lower-case letters, digits, -, _ and ., at most 50, beginning with a letter or a digit.',
    }),
    ...attributes,
  },
  { additionalProperties: false },
)
type CreateBody = Static<typeof createBody>

const updateBody = Type.Object(
  {
    ...attributes,
    mfaGraceDays: Type.Optional(
      Type.Integer({ minimum: 0, maximum: mfaGraceDaysAtMost, description: 'A whole number from 0 to 90.' }),
    ),
    sessionMinutes: Type.Optional(sessionMinutesField),
    recoveryWaitingHours: Type.Optional(
      Type.Union(
        [
          Type.Integer({ minimum: recoveryWaitingHoursRange.least, maximum: recoveryWaitingHoursRange.most }),
          Type.Null(),
        ],
        { description: 'A whole number of hours from 0 to 168, or null: as long as everywhere else.' },
      ),
    ),
  },
  { additionalProperties: false },
)
type UpdateBody = Static<typeof updateBody>

const memberBody = Type.Object(
  { userId: Type.String({ minLength: 1, maxLength: 300, description: 'The id of a user.' }) },
  { additionalProperties: false },
)

const one = '/organizations/:id'

const organizationFields = {
  ...{ id: text, name: text, displayName: textOrNull, requiresMfa: flag },
  mfaGraceUntil: timestampOrNull,
  sessionMinutes: orNull(count),
  recoveryWaitingHours: orNull(count),
  suspension: orNull(closed({ at: timestamp, reason: text })),
  createdAt: timestamp,
}
export const organizationRecord = closed(organizationFields, 'OrganizationRecord')
const counted = closed({ count, isEstimate: flag })
const listedOrganization = closed(
  {
    ...organizationFields,
    members: counted,
    administrators: counted,
    providers: Type.Array(text, {
      description: "The company's own providers, by the names of the connections; the first 5.",
    }),
    lastSignInAt: timestampOrNull,
  },
  'ListedOrganization',
)
/** Each counted up to a thousand; beyond it `isEstimate` says that there are more. */
const health = closed({ members: counted, administrators: counted, pendingInvitations: counted, domains: counted })

export const organizationFilters = {
  search: Type.Optional(
    Type.String({ maxLength: 200, description: 'Part of a name, or an id or a domain; at most 200 characters.' }),
  ),
  hasAdministrator: Type.Optional(Type.Boolean({ description: 'False for those that never had an administrator.' })),
  requiresMfa: Type.Optional(Type.Boolean({ description: 'Whether they ask for a second factor.' })),
  isSuspended: Type.Optional(Type.Boolean({ description: 'Whether they are suspended.' })),
}
const listQuery = Type.Object(
  { ...organizationFilters, sort: sortParameter(['created', 'name'], '-created'), ...pageParameters },
  { additionalProperties: false },
)
type ListQuery = Static<typeof listQuery>

const member = closed({ userId: text, email: textOrNull, name: textOrNull, picture: textOrNull, joinedAt: timestamp })

export const organizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organizations',
    access: ['read:users'],
    query: listQuery,
    summary: 'List organizations',
    answers: { 200: pageOf(listedOrganization) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/organizations',
    // Where pools are isolated a database of passwords comes with it: the application's own matter.
    access: ['update:settings'],
    body: createBody,
    summary: 'Create an organization',
    answers: { 201: organizationRecord },
    handle: create,
  },
  {
    method: 'GET',
    path: one,
    organization: 'id',
    access: ['read:users'],
    summary: 'Get an organization',
    answers: { 200: organizationRecord },
    handle: get,
  },
  {
    method: 'GET',
    path: `${one}/overview`,
    organization: 'id',
    access: ['read:users'],
    summary: 'Count what belongs to an organization',
    answers: { 200: health },
    handle: getHealth,
  },
  {
    method: 'PATCH',
    path: one,
    organization: 'id',
    access: ['update:security_settings'],
    body: updateBody,
    stepUp: loweringGuard,
    summary: 'Change an organization',
    answers: { 200: organizationRecord },
    handle: update,
  },
  {
    method: 'GET',
    path: `${one}/members`,
    organization: 'id',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List the members of an organization',
    answers: { 200: pageOf(member) },
    handle: listMembers,
  },
  {
    method: 'POST',
    path: `${one}/members`,
    organization: 'id',
    access: ['update:users'],
    body: memberBody,
    summary: 'Add a member to an organization',
    answers: { 204: null },
    handle: add,
  },
  {
    method: 'DELETE',
    path: `${one}/members/:userId`,
    organization: 'id',
    access: ['update:users'],
    act: 'remove-from-organization',
    summary: 'Remove a member from an organization',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, directory }: Call<ListQuery>): Promise<Answer> {
  const { pageSize, cursor, sort, ...filters } = query
  const request = pageRequest({ pageSize, cursor } as PageQuery)
  const { stores, clock } = directory
  const page = await stores.organizationOverview.list(
    organizationsAsked(filters),
    request,
    clock.now(),
    orderAsked(sort),
  )
  return pageAnswer(page, request, (found) => {
    const { members, administrators, providers, lastSignInAt } = found
    return { ...organizationJson(found), members, administrators, providers, lastSignInAt }
  })
}

export function organizationsAsked({
  search,
  ...flags
}: Omit<ListQuery, 'pageSize' | 'cursor' | 'sort'>): OrganizationQuery {
  const words = search?.trim() ?? ''
  return { ...flags, ...(words === '' ? {} : { search: words }) }
}

async function getHealth({ params, directory }: Call): Promise<Answer> {
  const { stores, clock } = directory
  return ok(presentOrganization(await stores.organizationOverview.healthOf(params.id as string, clock.now())))
}

async function create({ actor, body, directory }: Call<unknown, CreateBody>): Promise<Answer> {
  return created(organizationJson(await directory.change((deps) => createOrganization(deps, actor, body))))
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(organizationJson(presentOrganization(await directory.stores.organizations.find(params.id as string))))
}

async function update(call: Call<unknown, UpdateBody>): Promise<Answer> {
  const { actor, params, body } = call
  const changing = changeWithProof(call, async (deps, asking) => {
    const current = presentOrganization(await deps.organizations.findForChange(params.id as string))
    await confirmWeakening(asking, loweredBy(current, await deps.settings.read(), body, deps.clock.now()))
    return updateOrganization(deps, actor, current.id, body)
  })
  return ok(organizationJson(await changing))
}

async function loweringGuard(call: Call<unknown, UpdateBody>) {
  const { stores, clock } = call.directory
  const { organizations, settings } = stores
  const [found, everywhere] = await Promise.all([organizations.find(call.params.id as string), settings.read()])
  return foundWeakening(call, loweredBy(presentOrganization(found), everywhere, call.body, clock.now()))
}

/** Whether a password alone would let people in, again or for longer, or the link of a recovery would wait less. */
function loweredBy(current: Organization, everywhere: SupportSettings, body: UpdateBody, now: Date): readonly string[] {
  const { requiresMfa, recoveryWaitingHours } = current
  const waits = (hours: number | null) => hours ?? everywhere.recoveryWaitingHours
  const next = body.recoveryWaitingHours === undefined ? recoveryWaitingHours : body.recoveryWaitingHours
  return namesWhere({
    requiresMfa: requiresMfa && body.requiresMfa === false,
    mfaGraceDays: lengthensMfaGrace(current, body, now),
    recoveryWaitingHours: waits(next) < waits(recoveryWaitingHours),
  })
}

async function listMembers({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const { stores, clock } = directory
  const found = await stores.memberships.listMembers(params.id as string, request, clock.now())
  const members = presentOrganization(found)
  return pageAnswer(members, request, memberJson)
}

async function add({ actor, params, body, directory }: Call<unknown, { userId: string }>): Promise<Answer> {
  const organizationId = params.id as string
  const { userId } = body
  const isConfined = actor.organizationId != null
  await directory.change((deps) =>
    isConfined ? addMember(deps, actor, { organizationId, userId }) : addMembers(deps, actor, organizationId, [userId]),
  )
  return noContent
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { id, userId } = params as { id: string; userId: string }
  await directory.change((deps) => removeMembers(deps, actor, id, [userId]))
  return noContent
}

export function organizationJson(organization: Organization) {
  const { id, name, displayName, requiresMfa, mfaGraceUntil, suspension, createdAt } = organization
  const { sessionMinutes, recoveryWaitingHours } = organization
  return {
    id,
    name,
    displayName,
    requiresMfa,
    mfaGraceUntil,
    sessionMinutes,
    recoveryWaitingHours,
    suspension,
    createdAt,
  }
}

function memberJson({ userId, email, name, picture, joinedAt }: Member) {
  return { userId, email, name, picture, joinedAt }
}
