// The people of an organization, for those who administer it (seed 002): the same operations as its page has (S002-37).
import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import type { RaisableAct } from '../../../applications/action-grades.ts'
import { requireVerification } from '../../../caller-verification/require-verification.ts'
import type { Stores, Surroundings } from '../../../directory.ts'
import { streamMembers } from '../../../imports/stream-members.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { MemberPlace } from '../../../memberships/assign-member-roles.ts'
import { changeMember } from '../../../memberships/change-member.ts'
import { deleteMember } from '../../../memberships/delete-member.ts'
import type { OrganizationPeopleQuery } from '../../../memberships/organization-people-store.ts'
import { requestMemberPasswordReset } from '../../../memberships/request-member-password-reset.ts'
import { resetMemberMfa } from '../../../memberships/reset-member-mfa.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { askedRecoveries, askedRecovery } from '../../../recovery/asked-recoveries.ts'
import { presentUser } from '../../../users/find-user.ts'
import { sayingWhatElseToDo } from '../../../users/suspended-administrator.ts'
import { pageOf } from '../answers.ts'
import { agentOf } from '../caller-verification/agent.ts'
import { changeWithProof } from '../change-with-proof.ts'
import { demandStepUp, weakening } from '../demand-step-up.ts'
import { sendText } from '../imports/imports-export.ts'
import { refuseLargeExport } from '../imports/refuse-large-export.ts'
import { orderAsked, sortParameter } from '../list-order.ts'
import { type PageQuery, pageAnswer, pageParameters, pageRequest } from '../paging.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'
import { readUserFilter } from '../users/read-user-filter.ts'
import { changedOrganizationUser, organizationUser, organizationUserJson } from './organization-user-json.ts'

const closedObject = { additionalProperties: false }
const flag = (description: string) => Type.Optional(Type.Boolean({ description }))

const narrowing = {
  search: Type.Optional(
    Type.String({ maxLength: 200, description: 'Part of an address or a name, at most 200 characters.' }),
  ),
  isAdministrator: flag('True for administrators, false for everybody else.'),
  isActive: flag('True for those who may come in, false for everybody else.'),
}
const exportQuery = Type.Object(narrowing, closedObject)

export const organizationUsersQuery = Type.Object(
  {
    ...narrowing,
    sort: sortParameter(['created'], 'created'),
    ...pageParameters,
  },
  closedObject,
)
export type OrganizationUsersQuery = Static<typeof organizationUsersQuery>

const changeBody = Type.Object(
  {
    name: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()], {
        description: 'A name, 1 to 300 characters. Null removes it.',
      }),
    ),
    isAdministrator: flag('True makes an administrator, false a member.'),
    isActive: flag('False ends what the person has here at once, true lets them in again.'),
  },
  { ...closedObject, minProperties: 1, description: 'Send at least one field to change.' },
)
type ChangeBody = Static<typeof changeBody>

const all = '/organizations/:id/users'
const one = `${all}/:userId`

export const organizationUserRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    access: ['read:users'],
    organization: 'id',
    query: organizationUsersQuery,
    summary: 'List the users of an organization',
    answers: { 200: pageOf(organizationUser) },
    handle: listOrganizationUsers,
  },
  {
    method: 'GET',
    path: `${all}/export`,
    access: ['export:users'],
    organization: 'id',
    query: exportQuery,
    summary: 'Export the users of an organization',
    answers: { 200: Type.String({ description: 'CSV, a line a person.' }) },
    answerType: 'text/csv',
    handle: exportUsers,
  },
  {
    method: 'GET',
    path: one,
    access: ['read:users'],
    organization: 'id',
    summary: 'Get a user of an organization',
    answers: { 200: organizationUser },
    handle: get,
  },
  {
    method: 'PATCH',
    path: one,
    access: ['update:users', 'assign:roles', 'suspend:users'],
    organization: 'id',
    body: changeBody,
    whilePaused: ({ body }) => (Object.keys(body).join() === 'isActive' ? 'contains' : null),
    act: actsIn,
    summary: 'Change a user of an organization',
    answers: { 200: changedOrganizationUser },
    handle: change,
  },
  {
    method: 'POST',
    path: `${one}/reset-mfa`,
    access: ['reset:mfa'],
    organization: 'id',
    // The password alone is enough after it, unless the organization asks for more.
    stepUp: () => weakening(['requireEnrolment']),
    act: 'reset-mfa',
    summary: 'Turn MFA off for a user of an organization',
    answers: { 204: null },
    handle: resetMfa,
  },
  {
    method: 'POST',
    path: `${one}/reset-password`,
    access: ['update:users'],
    organization: 'id',
    act: 'reset-password',
    summary: 'Mail a user of an organization a link for a new password',
    answers: { 204: null },
    handle: resetPassword,
  },
  {
    method: 'DELETE',
    path: one,
    access: ['delete:users'],
    organization: 'id',
    stepUp: deletingAccounts,
    act: 'remove-from-organization',
    summary: 'Delete a user of an organization',
    answers: { 204: null },
    handle: remove,
  },
]

/** Whoever belongs nowhere else is kept out as by a suspension, and signed out everywhere. */
const lettingIn = { true: ['activate'], false: ['suspend', 'revoke-sessions'] } as const
const administrating = { true: ['assign-role'], false: ['unassign-role'] } as const

function actsIn({ body: { isActive, isAdministrator } }: Call<unknown, ChangeBody>): readonly RaisableAct[] {
  return [
    ...(isActive === undefined ? [] : lettingIn[`${isActive}`]),
    ...(isAdministrator === undefined ? [] : administrating[`${isAdministrator}`]),
  ]
}

export async function listOrganizationUsers(call: Call<OrganizationUsersQuery>): Promise<Answer> {
  const { params, directory } = call
  const { pageSize, cursor, sort, ...rest } = call.query
  const request = pageRequest({ pageSize, cursor } as PageQuery)
  const asked = askedPeople(rest)
  const { organizationPeople } = directory.stores
  const organizationId = params.organizationId as string
  const people = await organizationPeople.list(organizationId, request, asked, directory.clock.now(), orderAsked(sort))
  const page = presentOrganization(people)
  const ids = page.items.map(({ userId }) => userId)
  const recoveries = await askedRecoveries({ ...directory.stores, clock: directory.clock }, organizationId, ids)
  return pageAnswer(page, request, (person) => organizationUserJson(person, recoveries.get(person.userId) ?? null))
}

function askedPeople({ search, ...flags }: Static<typeof exportQuery>): OrganizationPeopleQuery {
  const words = search?.trim() ?? ''
  return { ...flags, ...(words === '' ? {} : { search: words }) }
}

async function exportUsers(call: Call<Static<typeof exportQuery>>): Promise<Answer> {
  const { actor, params, directory, query, reply, signedIn } = call
  const organizationId = params.organizationId as string
  // An approved export of the list of users, narrowed to the organization, takes them all. How many there are counts,
  // however few of them are asked for: else a large organization would be taken in parts.
  if (signedIn !== null) {
    const { filter } = await readUserFilter(directory, actor, { organization: organizationId })
    const way = `Ask with POST /api/v1/approvals for export-users with {"organization": "${organizationId}"}: another owner or admin decides. An administrator of the organization exports its people alone.`
    await refuseLargeExport(directory, filter, way)
  }
  const text = streamMembers(directory, actor, organizationId, askedPeople(query), (moment) => moment.toISOString())
  return sendText(reply, text, { format: 'csv', name: 'members', isCompressed: false })
}

async function get({ params, directory }: Call): Promise<Answer> {
  const place = placeIn(params)
  const { stores, clock } = directory
  const person = presentUser(await stores.organizationPeople.find(place.organizationId, place.userId, clock.now()))
  return ok(organizationUserJson(person, await askedRecovery({ ...stores, clock }, place)))
}

async function change({ actor, params, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  refuseFields(actor, body)
  const place = placeIn(params)
  const changing = directory.change(async (deps) => {
    const before = body.isActive === false ? await countSessions(deps, place) : 0
    const changed = await changeMember(deps, actor, place, body)
    return {
      ...organizationUserJson(changed, await askedRecovery(deps, place)),
      sessionsEnded: before - (before > 0 ? await countSessions(deps, place) : 0),
    }
  })
  return ok(await (body.isActive === false ? sayingWhatElseToDo(actor, changing) : changing))
}

/** Of somebody who belongs elsewhere too, a deactivation ends none. */
async function countSessions({ sessions, clock }: Stores & Surroundings, { userId }: MemberPlace): Promise<number> {
  const page = { kind: 'offset', offset: 0, limit: 0, withTotal: true } as const
  return (await sessions.listOf(userId, page, clock.now())).total?.count ?? 0
}

async function resetMfa(call: Call): Promise<Answer> {
  const { actor, params, directory } = call
  const place = placeIn(params)
  await directory.change(async (deps) => {
    const circumstances = await requireVerification(deps, agentOf(call), place.userId, 'mfa-reset')
    await resetMemberMfa(deps, actor, place, circumstances)
  })
  return noContent
}

async function resetPassword({ actor, params, directory }: Call): Promise<Answer> {
  await requestMemberPasswordReset(directory, actor, placeIn(params))
  return noContent
}

async function remove(call: Call): Promise<Answer> {
  const { actor, params, request } = call
  await changeWithProof(call, async (deps, { console, signedIn }) => {
    const deleted = await deleteMember(deps, actor, placeIn(params))
    // They left every other place since it was asked about.
    if (deleted === 'membership' || signedIn === null || confirmedAsAccount.has(request)) return
    await demandStepUp(console, signedIn, 'always', { request, asksReason: true })
  })
  return noContent
}

/** The calls that were found to delete an account before they were let through. */
const confirmedAsAccount = new WeakSet<FastifyRequest>()

/** Of whoever belongs here alone it deletes the account, which asks for what it asks for anywhere. */
async function deletingAccounts({ params, directory, request }: Call) {
  const { organizationId, userId } = placeIn(params)
  const person = await directory.stores.organizationPeople.find(organizationId, userId, directory.clock.now())
  if (person === null || person.belongsElsewhere) return null
  confirmedAsAccount.add(request)
  return 'always'
}

function placeIn(params: Call['params']): MemberPlace {
  return { organizationId: params.organizationId as string, userId: params.userId as string }
}

const neededFor = { name: 'update:users', isAdministrator: 'assign:roles', isActive: 'suspend:users' } as const

function refuseFields({ permissions }: Actor, body: ChangeBody): void {
  for (const field of Object.keys(body) as (keyof ChangeBody)[]) {
    const needed = neededFor[field]
    if (permissions.has(needed)) continue
    throw new RollcallError('insufficient_scope', `To change ${field} you need the permission ${needed}.`)
  }
}
