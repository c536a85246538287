// What answers about organizations carry (auth0.md 5.5, 5.6).
import { Type } from 'typebox'
import { closed, freeObject, timestamp } from '../answers.ts'
import { personFields } from '../roles/role-answers.ts'

const text = Type.String()

const organizationFields = {
  id: text,
  name: text,
  display_name: text,
  branding: Type.Optional(freeObject),
  metadata: Type.Optional(Type.Record(Type.String(), text)),
  third_party_client_access: Type.Enum(['allow', 'block']),
  is_app_entitlement_active: Type.Boolean(),
  token_quota: Type.Optional(freeObject),
}

export const organization = closed(organizationFields, 'Organization')

/** With what the organization chose for the client that was asked about. */
export const organizationWithClient = closed({
  ...organizationFields,
  client: Type.Optional(closed({ use_for_member_access: Type.Boolean() })),
})

const connectionFields = {
  connection_id: text,
  assign_membership_on_login: Type.Boolean(),
  show_as_button: Type.Boolean(),
  is_signup_enabled: Type.Optional(Type.Boolean()),
  connection: closed({ name: text, strategy: text }),
}

export const enabledConnection = closed(connectionFields, 'EnabledConnection')

export const organizationConnection = closed(
  { ...connectionFields, is_enabled: Type.Boolean(), organization_access_level: Type.Literal('none') },
  'OrganizationConnection',
)

export const createdOrganization = closed({
  ...organizationFields,
  enabled_connections: Type.Optional(Type.Array(enabledConnection)),
})

/** Fewer fields where fewer were asked for. */
export const member = closed(
  {
    ...personFields,
    user_id: Type.Optional(text),
    roles: Type.Optional(Type.Array(closed({ id: text, name: text }))),
  },
  'OrganizationMember',
)

const invitationFields = {
  id: text,
  client_id: Type.Optional(text),
  inviter: closed({ name: text }),
  invitee: closed({ email: text }),
  invitation_url: text,
  ticket_id: text,
  created_at: timestamp,
  expires_at: timestamp,
  organization_id: text,
  connection_id: Type.Optional(text),
  roles: Type.Optional(Type.Array(text)),
  app_metadata: Type.Optional(freeObject),
  user_metadata: Type.Optional(freeObject),
}

export const createdInvitation = closed(invitationFields)

/** Fewer fields where fewer were asked for. */
export const invitation = closed(Type.Partial(Type.Object(invitationFields)).properties, 'OrganizationInvitation')
