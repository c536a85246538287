// Organizations and their people. What the vendor's API has no word for is set here: whether members need a second factor.
import { type Static, Type } from 'typebox'
import { addMember } from '../../memberships/add-member.ts'
import { addMembers } from '../../memberships/add-members.ts'
import type { Member } from '../../memberships/membership-store.ts'
import { removeMembers } from '../../memberships/remove-members.ts'
import { createOrganization } from '../../organizations/create-organization.ts'
import { presentOrganization } from '../../organizations/find-organization.ts'
import { nameForm, type Organization } from '../../organizations/organization.ts'
import { updateOrganization } from '../../organizations/update-organization.ts'
import { closed, flag, pageOf, text, textOrNull, timestamp } from './answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from './paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from './route.ts'

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

const updateBody = Type.Object(attributes, { additionalProperties: false })
type UpdateBody = Static<typeof updateBody>

const memberBody = Type.Object(
  { userId: Type.String({ minLength: 1, maxLength: 300, description: 'The id of a user.' }) },
  { additionalProperties: false },
)

const one = '/organizations/:id'

const organization = closed(
  { id: text, name: text, displayName: textOrNull, requiresMfa: flag, createdAt: timestamp },
  'OrganizationRecord',
)
const member = closed({ userId: text, email: textOrNull, name: textOrNull, picture: textOrNull, joinedAt: timestamp })

export const organizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organizations',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List organizations',
    answers: { 200: pageOf(organization) },
    handle: list,
  },
  {
    method: 'POST',
    path: '/organizations',
    // Where pools are isolated a database of passwords comes with it: the application's own matter.
    access: ['update:settings'],
    body: createBody,
    summary: 'Create an organization',
    answers: { 201: organization },
    handle: create,
  },
  {
    method: 'GET',
    path: one,
    organization: 'id',
    access: ['read:users'],
    summary: 'Get an organization',
    answers: { 200: organization },
    handle: get,
  },
  {
    method: 'PATCH',
    path: one,
    organization: 'id',
    access: ['update:security_settings'],
    body: updateBody,
    summary: 'Change an organization',
    answers: { 200: organization },
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
    summary: 'Remove a member from an organization',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  return pageAnswer(await directory.stores.organizations.list(request), request, organizationJson)
}

async function create({ actor, body, directory }: Call<unknown, CreateBody>): Promise<Answer> {
  return created(organizationJson(await directory.change((deps) => createOrganization(deps, actor, body))))
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(organizationJson(presentOrganization(await directory.stores.organizations.find(params.id as string))))
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateBody>): Promise<Answer> {
  return ok(
    organizationJson(await directory.change((deps) => updateOrganization(deps, actor, params.id as string, body))),
  )
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

function organizationJson({ id, name, displayName, requiresMfa, createdAt }: Organization) {
  return { id, name, displayName, requiresMfa, createdAt }
}

function memberJson({ userId, email, name, picture, joinedAt }: Member) {
  return { userId, email, name, picture, joinedAt }
}
