// From which connections the people of an organization may come. Whoever acts for the organization alone sees them; whom
// the application trusts is for those who run it.
import { type Static, Type } from 'typebox'
import { connectionKind } from '../../../connections/connection.ts'
import { presentConnection } from '../../../connections/find-connection.ts'
import type { Directory } from '../../../directory.ts'
import { changeEnabledConnection } from '../../../organizations/change-enabled-connection.ts'
import { disableConnection } from '../../../organizations/disable-connection.ts'
import { enableConnection } from '../../../organizations/enable-connection.ts'
import type { EnabledConnection, OrganizationOfConnection } from '../../../organizations/enabled-connection.ts'
import { organizationNamed, presentOrganization } from '../../../organizations/find-organization.ts'
import { onlyProviderOf } from '../../../sign-ins/discover-organization.ts'
import { closed, flag, pageOf, text, textOrNull, timestamp } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'

const choices = {
  isEnabled: Type.Optional(Type.Boolean({ description: 'False keeps it and lets nobody in.' })),
  assignsMembership: Type.Optional(Type.Boolean({ description: 'Whether whoever comes by it becomes a member.' })),
  showsButton: Type.Optional(Type.Boolean({ description: 'Whether the sign-in page of the organization shows it.' })),
}
const addBody = Type.Object(
  { connectionId: Type.String({ minLength: 1, maxLength: 50, description: 'The id of a connection.' }), ...choices },
  { additionalProperties: false },
)
type AddBody = Static<typeof addBody>
const changeBody = Type.Object(choices, { additionalProperties: false, minProperties: 1 })
type ChangeBody = Static<typeof changeBody>

const enabledConnection = closed(
  {
    connectionId: text,
    name: text,
    strategy: text,
    /** Another provider says who its people are. */
    isProvider: flag,
    isEnabled: flag,
    /** False where the connection itself is off, for everybody. */
    isConnectionEnabled: flag,
    assignsMembership: flag,
    showsButton: flag,
    opensSignUp: flag,
    /** Whoever is led to the organization by their address is sent on to it. */
    leadsStraightOn: flag,
    enabledAt: timestamp,
  },
  'ConnectionOfOrganization',
)

const organizationOfConnection = closed({ id: text, name: text, displayName: textOrNull, isEnabled: flag })

const all = '/organizations/:id/connections'
const one = `${all}/:connectionId`
const changes = { access: ['update:settings'] } as const

export const organizationConnectionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: all,
    organization: 'id',
    access: ['read:users'],
    query: pageQuery,
    summary: 'List the connections of an organization',
    answers: { 200: pageOf(enabledConnection) },
    handle: list,
  },
  {
    method: 'GET',
    path: '/connections/:id/organizations',
    access: ['read:settings'],
    query: pageQuery,
    summary: 'List the organizations of a connection',
    answers: { 200: pageOf(organizationOfConnection) },
    handle: listOrganizations,
  },
  {
    ...changes,
    method: 'POST',
    path: all,
    body: addBody,
    stepUp: ({ body }: Call<unknown, AddBody>) => (body.isEnabled === false ? null : 'always'),
    summary: 'Let people of a connection into an organization',
    answers: { 201: enabledConnection },
    handle: add,
  },
  {
    ...changes,
    method: 'PATCH',
    path: one,
    body: changeBody,
    stepUp: ({ body }: Call<unknown, ChangeBody>) => (letsMoreIn(body) ? 'always' : null),
    summary: 'Change a connection of an organization',
    answers: { 200: enabledConnection },
    handle: change,
  },
  {
    ...changes,
    method: 'DELETE',
    path: one,
    summary: 'Take a connection from an organization',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const asked = { organizationId: params.id as string }
  const page = presentOrganization(await directory.stores.organizationConnections.list(asked, request))
  return pageAnswer(page, request, await connectionJsonIn(directory, asked.organizationId))
}

async function listOrganizations({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const { connections, organizationConnections } = directory.stores
  const { id } = presentConnection(await connections.find(params.id as string))
  const request = pageRequest(query)
  return pageAnswer(await organizationConnections.listOrganizations(id, request), request, organizationJson)
}

function organizationJson({ id, name, displayName, isEnabled }: OrganizationOfConnection) {
  return { id, name, displayName, isEnabled }
}

async function add({ actor, params, body, directory }: Call<unknown, AddBody>): Promise<Answer> {
  const { id } = await organizationNamed(directory.stores, params.id as string)
  const added = await directory.change((deps) => enableConnection(deps, actor, id, body))
  return created((await connectionJsonIn(directory, id))(added))
}

async function change({ actor, params, body, directory }: Call<unknown, ChangeBody>): Promise<Answer> {
  const { id } = await organizationNamed(directory.stores, params.id as string)
  const connectionId = params.connectionId as string
  const changed = await directory.change((deps) => changeEnabledConnection(deps, actor, id, connectionId, body))
  return ok((await connectionJsonIn(directory, id))(changed))
}

/** Whoever says who comes in by whom could come in as any of them (console.md 1.8, T3). */
function letsMoreIn({ isEnabled, assignsMembership }: ChangeBody): boolean {
  return isEnabled === true || assignsMembership === true
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { id } = await organizationNamed(directory.stores, params.id as string)
  await directory.change((deps) => disableConnection(deps, actor, id, params.connectionId as string))
  return noContent
}

async function connectionJsonIn(directory: Directory, organizationId: string) {
  const only = await onlyProviderOf(directory, organizationId, null)
  return ({ connectionName: name, organizationId: _, ...rest }: EnabledConnection) => {
    const isProvider = connectionKind(rest) === 'other'
    return { name, ...rest, isProvider, leadsStraightOn: rest.connectionId === only?.id }
  }
}
