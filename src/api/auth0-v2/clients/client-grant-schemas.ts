import { type Static, Type } from 'typebox'
import { closed, listOf } from '../answers.ts'
import { checkpointParameters, offsetParameters } from '../paging.ts'

const clientId = Type.String({ minLength: 1, maxLength: 100, description: 'ID of the client.' })
const audience = Type.String({
  minLength: 1,
  maxLength: 600,
  description: 'The audience (API identifier) of this client grant.',
})
const subjectType = Type.Enum(['client', 'user'], {
  description: 'The type of application access the client grant allows.',
})

export const listClientGrantsQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  client_id: Type.Optional(clientId),
  audience: Type.Optional(audience),
  subject_type: Type.Optional(subjectType),
  allow_any_organization: Type.Optional(Type.Boolean({ description: 'Optional filter on allow_any_organization.' })),
  default_for: Type.Optional(
    Type.Enum(['third_party_clients'], { description: 'Optional filter on grants that hold for a kind of clients.' }),
  ),
})
export type ListClientGrantsQuery = Static<typeof listClientGrantsQuery>

const orNull = <Schema extends Parameters<typeof Type.Optional>[0]>(schema: Schema) => Type.Union([schema, Type.Null()])

/** Kept and returned; a machine whose grant requires an organization gets no token. */
export const clientGrantSettings = {
  organization_usage: orNull(Type.Enum(['deny', 'allow', 'require'])),
  allow_any_organization: orNull(Type.Boolean()),
  authorization_details_types: Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { maxItems: 100 }),
}

const editable = {
  scope: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 280 }), {
      maxItems: 1_000,
      description: 'Scopes allowed for this client grant.',
    }),
  ),
  allow_all_scopes: Type.Optional(
    Type.Boolean({ description: 'If enabled, all scopes configured on the resource server are allowed.' }),
  ),
  ...Type.Partial(Type.Object(clientGrantSettings)).properties,
}

export const updateClientGrantBody = Type.Object(editable, { additionalProperties: false })
export type UpdateClientGrantBody = Static<typeof updateClientGrantBody>

export const createClientGrantBody = Type.Object(
  { ...editable, client_id: clientId, audience, subject_type: Type.Optional(subjectType) },
  { additionalProperties: false },
)
export type CreateClientGrantBody = Static<typeof createClientGrantBody>

export const clientGrant = closed(
  {
    id: Type.String(),
    client_id: clientId,
    audience,
    scope: Type.Optional(Type.Array(Type.String(), { description: 'Left out where all scopes are allowed.' })),
    allow_all_scopes: Type.Boolean(),
    ...Type.Partial(Type.Object(clientGrantSettings)).properties,
    subject_type: subjectType,
  },
  'ClientGrant',
)

export const clientGrants = listOf('client_grants', clientGrant)
