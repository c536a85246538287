// The connections of an organization on this face (auth0.md 5.5), under the older name, which knows only those that are
// switched on, and under the newer one.
import { type Static, Type } from 'typebox'
import { mapPage } from '../../../kernel/page.ts'
import { changeEnabledConnection } from '../../../organizations/change-enabled-connection.ts'
import { disableConnection } from '../../../organizations/disable-connection.ts'
import { enableConnection } from '../../../organizations/enable-connection.ts'
import { type EnabledConnection, presentEnabledConnection } from '../../../organizations/enabled-connection.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { listOf } from '../answers.ts'
import { offsetParameters, type PagingQuery, pageAnswer, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { enabledConnection, organizationConnection } from './organization-answers.ts'
import { enabledConnectionJson, organizationConnectionJson } from './organization-json.ts'

const choices = {
  assign_membership_on_login: Type.Optional(
    Type.Boolean({
      description: 'When true, all users that log in with this connection will be automatically granted membership.',
    }),
  ),
  show_as_button: Type.Optional(
    Type.Boolean({
      description: 'Determines whether a connection should be displayed on this organization’s login prompts.',
    }),
  ),
  is_signup_enabled: Type.Optional(
    Type.Boolean({ description: 'Determines whether organization signup should be enabled for this connection.' }),
  ),
}
const newerChoices = {
  ...choices,
  is_enabled: Type.Optional(Type.Boolean({ description: 'Whether the connection is enabled for the organization.' })),
  organization_access_level: Type.Optional(Type.Literal('none', { description: 'Only none is supported.' })),
}
const connectionId = Type.String({ minLength: 1, maxLength: 50, description: 'Single connection ID to add.' })
const closed = { additionalProperties: false }

export const enabledConnectionBody = Type.Object({ connection_id: connectionId, ...choices }, closed)
const changesBody = Type.Object(choices, closed)
const newerBody = Type.Object({ connection_id: connectionId, ...newerChoices }, closed)
const newerChangesBody = Type.Object(newerChoices, closed)
type NewerBody = Static<typeof newerBody>
type NewerChangesBody = Static<typeof newerChangesBody>

const listQuery = Type.Object(offsetParameters)
const newerListQuery = Type.Object({ ...offsetParameters, is_enabled: Type.Optional(Type.Boolean()) })
type NewerListQuery = Static<typeof newerListQuery>

const reads = { method: 'GET', scopes: anyOf('read:organization_connections') } as const
const creates = { method: 'POST', scopes: anyOf('create:organization_connections') } as const
const updates = { method: 'PATCH', scopes: anyOf('update:organization_connections') } as const
const deletes = {
  method: 'DELETE',
  scopes: anyOf('delete:organization_connections'),
  answers: { 204: null },
  handle: remove,
} as const

const older = '/organizations/:id/enabled_connections'
const newer = '/organizations/:id/connections'

export const organizationConnectionRoutes: readonly Route[] = [
  {
    ...reads,
    path: older,
    summary: 'Get connections enabled for an organization',
    query: listQuery,
    answers: { 200: listOf('enabled_connections', enabledConnection) },
    handle: list,
  },
  {
    ...creates,
    path: older,
    summary: 'Add connections to an organization',
    body: enabledConnectionBody,
    answers: { 201: enabledConnection },
    handle: adding(enabledConnectionJson),
  },
  {
    ...reads,
    path: `${older}/:connectionId`,
    summary: 'Get an enabled connection for an organization',
    answers: { 200: enabledConnection },
    handle: showing(enabledConnectionJson),
  },
  {
    ...updates,
    path: `${older}/:connectionId`,
    summary: 'Update the Connection of an Organization',
    body: changesBody,
    answers: { 200: enabledConnection },
    handle: changing(enabledConnectionJson),
  },
  { ...deletes, path: `${older}/:connectionId`, summary: 'Delete connections from an organization' },
  {
    ...reads,
    path: newer,
    summary: 'Get connections associated with an organization',
    query: newerListQuery,
    answers: { 200: listOf('connections', organizationConnection) },
    handle: listNewer,
  },
  {
    ...creates,
    path: newer,
    summary: 'Add a connection to an organization',
    body: newerBody,
    answers: { 201: organizationConnection },
    handle: adding(organizationConnectionJson),
  },
  {
    ...reads,
    path: `${newer}/:connectionId`,
    summary: 'Get a specific connection associated with an organization',
    answers: { 200: organizationConnection },
    handle: showing(organizationConnectionJson),
  },
  {
    ...updates,
    path: `${newer}/:connectionId`,
    summary: 'Update a connection for an organization',
    body: newerChangesBody,
    answers: { 200: organizationConnection },
    handle: changing(organizationConnectionJson),
  },
  { ...deletes, path: `${newer}/:connectionId`, summary: 'Delete a connection from an organization' },
]

/** The limit of this list is the number of its elements, as the vendor has it. */
async function list({ params, query, directory }: Call<PagingQuery>): Promise<Answer> {
  const asked = { organizationId: params.id as string, isEnabled: true }
  const found = presentOrganization(await directory.stores.organizationConnections.list(asked, pageRequest(query)))
  const answer = pageAnswer('enabled_connections', query, mapPage(found, enabledConnectionJson))
  return query.include_totals === true ? ok({ ...(answer.body as object), limit: found.items.length }) : answer
}

async function listNewer({ params, query, directory }: Call<NewerListQuery>): Promise<Answer> {
  const { is_enabled } = query
  const asked = {
    organizationId: params.id as string,
    ...(is_enabled === undefined ? {} : { isEnabled: is_enabled }),
  }
  const found = await directory.stores.organizationConnections.list(asked, pageRequest(query))
  return pageAnswer('connections', query, mapPage(presentOrganization(found), organizationConnectionJson))
}

type Present = (enabled: EnabledConnection) => object

function adding(json: Present) {
  return async ({ actor, params, body, directory }: Call<unknown, NewerBody>): Promise<Answer> => {
    const input = { connectionId: body.connection_id, ...changesFrom(body) }
    return created(json(await directory.change((deps) => enableConnection(deps, actor, params.id as string, input))))
  }
}

function showing(json: Present) {
  return async ({ params, directory }: Call): Promise<Answer> => {
    const { organizations, organizationConnections } = directory.stores
    presentOrganization(await organizations.find(params.id as string))
    const found = await organizationConnections.find(params.id as string, params.connectionId as string)
    return ok(json(presentEnabledConnection(found)))
  }
}

function changing(json: Present) {
  return async ({ actor, params, body, directory }: Call<unknown, NewerChangesBody>): Promise<Answer> => {
    const { id, connectionId } = params as { id: string; connectionId: string }
    const changes = changesFrom(body)
    return ok(json(await directory.change((deps) => changeEnabledConnection(deps, actor, id, connectionId, changes))))
  }
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { id, connectionId } = params as { id: string; connectionId: string }
  await directory.change((deps) => disableConnection(deps, actor, id, connectionId))
  return noContent
}

export function changesFrom(body: NewerChangesBody) {
  const { assign_membership_on_login, show_as_button, is_signup_enabled, is_enabled } = body
  return {
    ...(assign_membership_on_login === undefined ? {} : { assignsMembership: assign_membership_on_login }),
    ...(show_as_button === undefined ? {} : { showsButton: show_as_button }),
    ...(is_signup_enabled === undefined ? {} : { opensSignUp: is_signup_enabled }),
    ...(is_enabled === undefined ? {} : { isEnabled: is_enabled }),
  }
}
