// Invitations to organizations. The link is shown once, to whoever makes the invitation; the one in the mail is another.
import { type Static, Type } from 'typebox'
import type { RaisableAct } from '../../../applications/action-grades.ts'
import type { Directory } from '../../../directory.ts'
import { createInvitation } from '../../../invitations/create-invitation.ts'
import { type Invitation, invitationState } from '../../../invitations/invitation.ts'
import { resendInvitation } from '../../../invitations/resend-invitation.ts'
import { revokeInvitation } from '../../../invitations/revoke-invitation.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { administratorRole } from '../../../memberships/member-role-named.ts'
import { refuseUnheldRole } from '../../../memberships/refuse-unheld-role.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import { closed, pageOf, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, type Route } from '../route.ts'

const createBody = Type.Object(
  {
    email: Type.String({ format: 'email', description: 'An e-mail address such as ada@example.com.' }),
    inviterName: Type.Optional(
      Type.String({ minLength: 1, maxLength: 300, description: 'Who invites, 1 to 300 characters.' }),
    ),
    clientId: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'The id of a client.' })),
    roleIds: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        maxItems: 50,
        description: 'Ids of at most 50 roles.',
      }),
    ),
    isAdministrator: Type.Optional(Type.Boolean({ description: 'True invites an administrator of the organization.' })),
    lifetimeSeconds: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 2_592_000, description: 'Seconds, 1 to 2592000; a week when left out.' }),
    ),
    sendEmail: Type.Optional(Type.Boolean({ description: 'true or false; a mail is sent when left out.' })),
  },
  { additionalProperties: false },
)
type CreateBody = Static<typeof createBody>

const resendBody = Type.Object(
  { sendEmail: Type.Optional(Type.Boolean({ description: 'false: the new link is answered, and no mail sent.' })) },
  { additionalProperties: false },
)

const fields = {
  id: text,
  organizationId: text,
  clientId: textOrNull,
  inviterName: text,
  email: text,
  roleIds: Type.Array(text),
  roleNames: Type.Array(text),
  state: Type.Enum(['pending', 'accepted', 'expired']),
  createdAt: timestamp,
  expiresAt: timestamp,
  acceptedAt: timestampOrNull,
  acceptedBy: textOrNull,
  askedAgainAt: timestampOrNull,
}
const invitationRecord = closed(fields, 'InvitationRecord')
const newInvitation = closed({ ...fields, link: text }, 'NewInvitation')

const rowsBelow = (all: string, organization: 'organizationId' | 'tenantId', whose: string): readonly Route[] => [
  {
    method: 'GET',
    path: all,
    access: ['read:users'],
    organization,
    query: pageQuery,
    summary: `List the invitations to ${whose}`,
    answers: { 200: pageOf(invitationRecord) },
    handle: list,
  },
  {
    method: 'POST',
    path: all,
    access: ['create:users'],
    organization,
    body: createBody,
    act: givingRoles,
    summary: `Invite somebody to ${whose}`,
    answers: { 201: newInvitation },
    handle: create,
  },
  {
    method: 'DELETE',
    path: `${all}/:id`,
    access: ['create:users'],
    organization,
    summary: `Revoke an invitation to ${whose}`,
    answers: { 204: null },
    handle: revoke,
  },
  {
    method: 'POST',
    path: `${all}/:id/resend`,
    access: ['create:users'],
    organization,
    body: resendBody,
    act: givingRolesAgain,
    summary: `Send an invitation to ${whose} anew`,
    answers: { 201: newInvitation },
    handle: resend,
  },
]

export const invitationRoutes: readonly Route[] = [
  ...rowsBelow('/organizations/:organizationId/invitations', 'organizationId', 'an organization'),
  ...rowsBelow('/applications/:appId/tenants/:tenantId/invitations', 'tenantId', 'a tenant'),
]

/** Accepted and expired ones too, newest first. */
async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const asked = { organizationId: params.organizationId as string, isNewestFirst: true }
  const page = presentOrganization(await directory.stores.invitations.list(asked, request))
  const now = directory.clock.now()
  const names = await directory.stores.roles.namesOf(page.items.flatMap(({ roleIds }) => roleIds))
  return pageAnswer(page, request, (invitation) => invitationJson(invitation, names, now))
}

/** Whoever accepts has the roles at once: nobody is asked again then. */
function givingRoles({ body: { roleIds = [], isAdministrator } }: Call<unknown, CreateBody>): readonly RaisableAct[] {
  return roleIds.length > 0 || isAdministrator === true ? ['assign-role'] : []
}

async function givingRolesAgain({ params, directory }: Call): Promise<readonly RaisableAct[]> {
  const invitation = await directory.stores.invitations.find(params.id as string)
  return invitation !== null && invitation.roleIds.length > 0 ? ['assign-role'] : []
}

async function create({ actor, params, body, directory }: Call<unknown, CreateBody>): Promise<Answer> {
  const { email, inviterName = actor.name, sendEmail, roleIds = [], isAdministrator = false, ...rest } = body
  const organizationId = params.organizationId as string
  if (roleIds.length > 0 || isAdministrator) refuseGivingRoles(actor)
  const { invitation, link } = await directory.change(async (deps) => {
    const administrates = isAdministrator ? [(await administratorRole(deps, organizationId)).id] : []
    const given = [...roleIds, ...administrates]
    for (const roleId of given) await refuseUnheldRole(deps, actor, organizationId, roleId)
    return createInvitation(deps, actor, {
      ...rest,
      organizationId,
      inviterName,
      inviteeEmail: email,
      roleIds: given,
      ...(sendEmail === undefined ? {} : { sendsEmail: sendEmail }),
    })
  })
  return madeAnswer(directory, invitation, link)
}

/** Nobody gives roles by inviting who may not give them (AUZ-02). */
function refuseGivingRoles({ permissions }: Call['actor']): void {
  if (permissions.has('assign:roles')) return
  throw new RollcallError('insufficient_scope', 'Inviting with roles needs the permission assign:roles.')
}

async function resend({ actor, params, body, directory }: Call<unknown, Static<typeof resendBody>>): Promise<Answer> {
  const { organizationId, id } = params as { organizationId: string; id: string }
  const { sendEmail: sendsEmail = true } = body
  const { invitation, link } = await directory.change(async (deps) => {
    const before = await deps.invitations.find(id)
    // Whoever sends it anew gives its roles anew, and holds its link.
    for (const roleId of before?.organizationId === organizationId ? before.roleIds : []) {
      refuseGivingRoles(actor)
      await refuseUnheldRole(deps, actor, organizationId, roleId)
    }
    return resendInvitation(deps, actor, { organizationId, id, sendsEmail })
  })
  return madeAnswer(directory, invitation, link)
}

async function revoke({ actor, params, directory }: Call): Promise<Answer> {
  const { organizationId, id } = params as { organizationId: string; id: string }
  await directory.change((deps) => revokeInvitation(deps, actor, organizationId, id))
  return noContent
}

async function madeAnswer(directory: Directory, invitation: Invitation, link: string): Promise<Answer> {
  const names = await directory.stores.roles.namesOf(invitation.roleIds)
  return created({ ...invitationJson(invitation, names, directory.clock.now()), link })
}

function invitationJson(invitation: Invitation, names: ReadonlyMap<string, string>, now: Date) {
  const { id, organizationId, clientId, inviterName, inviteeEmail, roleIds, createdAt, expiresAt } = invitation
  return {
    id,
    organizationId,
    clientId,
    inviterName,
    email: inviteeEmail,
    roleIds,
    roleNames: roleIds.flatMap((roleId) => names.get(roleId) ?? []),
    state: invitationState(invitation, now),
    createdAt,
    expiresAt,
    acceptedAt: invitation.acceptedAt,
    acceptedBy: invitation.acceptedBy,
    askedAgainAt: invitation.askedAgainAt,
  }
}
