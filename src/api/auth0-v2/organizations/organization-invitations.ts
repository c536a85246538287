// Invitations to an organization on this face (auth0.md 5.6). The ticket can be read again by whoever may read
// invitations, as the vendor has it; the one in the mail is another.
import { type Static, Type } from 'typebox'
import { createInvitation } from '../../../invitations/create-invitation.ts'
import { type Invitation, invitationLink, presentInvitation, ticketOf } from '../../../invitations/invitation.ts'
import { revokeInvitation } from '../../../invitations/revoke-invitation.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import type { Organization } from '../../../organizations/organization.ts'
import { listOf } from '../answers.ts'
import { type FieldsQuery, fieldSelection, fieldsParameters } from '../fields.ts'
import { offsetParameters, type PagingQuery, pageRequest } from '../paging.ts'
import { type Answer, anyOf, type Call, created, noContent, ok, type Route } from '../route.ts'
import { createdInvitation, invitation } from './organization-answers.ts'

const listQuery = Type.Object({
  ...offsetParameters,
  ...fieldsParameters,
  sort: Type.Optional(
    Type.Enum(['created_at:1', 'created_at:-1'], {
      description: 'Field to sort by. Use field:order where order is 1 for ascending and -1 for descending.',
    }),
  ),
})
const oneQuery = Type.Object(fieldsParameters)
const metadata = Type.Optional(Type.Record(Type.String(), Type.Unknown()))

const body = Type.Object(
  {
    inviter: Type.Object(
      { name: Type.String({ minLength: 1, maxLength: 300, description: "The inviter's name." }) },
      { additionalProperties: false },
    ),
    invitee: Type.Object(
      { email: Type.String({ format: 'email', description: "The invitee's email." }) },
      { additionalProperties: false },
    ),
    client_id: Type.String({ minLength: 1, maxLength: 100, description: 'The client where the invitee arrives.' }),
    connection_id: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    app_metadata: metadata,
    user_metadata: metadata,
    ttl_sec: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 2_592_000,
        description: 'Number of seconds for which the invitation is valid before expiration.',
      }),
    ),
    roles: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 })),
    send_invitation_email: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
type Body = Static<typeof body>
type ListQuery = PagingQuery & FieldsQuery & { sort?: 'created_at:1' | 'created_at:-1' }

const all = '/organizations/:id/invitations'
const one = `${all}/:invitationId`
const reads = { method: 'GET', scopes: anyOf('read:organization_invitations') } as const
const givesRoles = 'create:organization_member_roles'

export const organizationInvitationRoutes: readonly Route[] = [
  {
    ...reads,
    path: all,
    summary: 'Get invitations to an organization',
    query: listQuery,
    answers: { 200: listOf('invitations', invitation) },
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    scopes: anyOf('create:organization_invitations'),
    summary: 'Create invitations to an organization',
    differs: 'With roles it needs create:organization_member_roles too.',
    body,
    answers: { 201: createdInvitation },
    handle: create,
  },
  {
    ...reads,
    path: one,
    summary: 'Get a specific invitation to an Organization',
    query: oneQuery,
    answers: { 200: invitation },
    handle: get,
  },
  {
    method: 'DELETE',
    path: one,
    scopes: anyOf('delete:organization_invitations'),
    summary: 'Delete an invitation to an Organization',
    answers: { 204: null },
    handle: remove,
  },
]

const fieldNames = new Set(
  `id client_id inviter invitee invitation_url ticket_id created_at expires_at organization_id connection_id roles
  app_metadata user_metadata`.split(/\s+/),
)

/** Never with a total; the limit is the number of elements, as the vendor has it. */
async function list({ params, query, directory }: Call<ListQuery>): Promise<Answer> {
  const select = fieldSelection(query, fieldNames)
  const { organization, present } = await presenterOf(directory, params.id as string)
  const isNewestFirst = query.sort !== 'created_at:1'
  const asked = { organizationId: organization.id, isOpen: true, isNewestFirst }
  const request = { ...pageRequest(query), withTotal: false }
  const page = presentOrganization(await directory.stores.invitations.list(asked, request))
  const invitations = (await Promise.all(page.items.map(present))).map(select)
  if (query.include_totals !== true) return ok(invitations)
  const start = request.kind === 'offset' ? request.offset : 0
  return ok({ invitations, start, limit: invitations.length })
}

async function create({ actor, params, body: asked, directory }: Call<unknown, Body>): Promise<Answer> {
  const { connection_id, app_metadata, user_metadata, ttl_sec, roles, send_invitation_email } = asked
  if (roles !== undefined && roles.length > 0) refuseUnlessGivingRoles(actor)
  const made = await directory.change((deps) =>
    createInvitation(deps, actor, {
      organizationId: params.id as string,
      inviterName: asked.inviter.name,
      inviteeEmail: asked.invitee.email,
      clientId: asked.client_id,
      ...(connection_id === undefined ? {} : { connectionId: connection_id }),
      ...(app_metadata === undefined ? {} : { appMetadata: app_metadata as JsonObject }),
      ...(user_metadata === undefined ? {} : { userMetadata: user_metadata as JsonObject }),
      ...(ttl_sec === undefined ? {} : { lifetimeSeconds: ttl_sec }),
      ...(roles === undefined ? {} : { roleIds: roles }),
      ...(send_invitation_email === undefined ? {} : { sendsEmail: send_invitation_email }),
    }),
  )
  return created(invitationJson(made.invitation, made.ticket, made.link))
}

/** Whoever accepts holds them, so inviting with roles is giving them (AUZ-02). */
function refuseUnlessGivingRoles({ permissions }: Call['actor']): void {
  if (permissions.has(givesRoles)) return
  throw new RollcallError(
    'insufficient_scope',
    `Insufficient scope, expected any of: ${givesRoles} to invite with roles`,
  )
}

async function get({ params, query, directory }: Call<FieldsQuery>): Promise<Answer> {
  const select = fieldSelection(query, fieldNames)
  const { organization, present } = await presenterOf(directory, params.id as string)
  const found = await directory.stores.invitations.find(params.invitationId as string)
  const isTheirs = found?.organizationId === organization.id && found.acceptedAt === null
  return ok(select(await present(presentInvitation(isTheirs ? found : null))))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { id, invitationId } = params as { id: string; invitationId: string }
  await directory.change((deps) => revokeInvitation(deps, actor, id, invitationId))
  return noContent
}

async function presenterOf({ stores, sealer, publicUrl }: Call['directory'], organizationId: string) {
  const organization: Organization = presentOrganization(await stores.organizations.find(organizationId))
  const present = async (invitation: Invitation): Promise<object> => {
    const client = invitation.clientId === null ? null : await stores.clients.find(invitation.clientId)
    const ticket = ticketOf(sealer, invitation)
    return invitationJson(invitation, ticket, invitationLink(publicUrl, client, organization, ticket))
  }
  return { organization, present }
}

function invitationJson(invitation: Invitation, ticket: string, link: string): object {
  const { clientId, connectionId, roleIds, appMetadata, userMetadata } = invitation
  return {
    id: invitation.id,
    ...(clientId === null ? {} : { client_id: clientId }),
    inviter: { name: invitation.inviterName },
    invitee: { email: invitation.inviteeEmail },
    invitation_url: link,
    ticket_id: ticket,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
    organization_id: invitation.organizationId,
    ...(connectionId === null ? {} : { connection_id: connectionId }),
    ...(roleIds.length === 0 ? {} : { roles: roleIds }),
    ...(Object.keys(appMetadata).length === 0 ? {} : { app_metadata: appMetadata }),
    ...(Object.keys(userMetadata).length === 0 ? {} : { user_metadata: userMetadata }),
  }
}
