import { type Static, Type } from 'typebox'
import { fieldsParameters } from '../fields.ts'
import { checkpointParameters, offsetParameters } from '../paging.ts'

const name = Type.String({
  minLength: 1,
  maxLength: 128,
  pattern: '^[a-zA-Z0-9](-?[a-zA-Z0-9])*$',
  description:
    "The name of the connection. Must start and end with an alphanumeric character and can only contain alphanumeric characters and '-'. Max length 128",
})

export const listConnectionsQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  ...fieldsParameters,
  name: Type.Optional(Type.String({ maxLength: 128, description: 'Provide the name of the connection to retrieve' })),
  strategy: Type.Optional(
    Type.Array(Type.String({ maxLength: 50 }), {
      maxItems: 100,
      description: 'Provide strategies to only retrieve connections with such strategies',
    }),
  ),
})
export type ListConnectionsQuery = Static<typeof listConnectionsQuery>

const section = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description })
const purpose = Type.Object({ active: Type.Boolean() }, { additionalProperties: true })

/** Kept and returned, in the vendor's words. */
export const connectionSettings = {
  is_domain_connection: Type.Boolean({ description: 'True promotes to a domain-level connection.' }),
  show_as_button: Type.Boolean({ description: 'Enables showing a button for the connection in the login page.' }),
  realms: Type.Array(Type.String({ maxLength: 128 }), {
    maxItems: 100,
    description: 'Defines the realms for which the connection will be used (ie: email domains).',
  }),
  metadata: Type.Record(Type.String({ maxLength: 255 }), Type.String({ maxLength: 255 }), {
    maxProperties: 10,
    description: 'Metadata associated with the connection in the form of an object with string values.',
  }),
  connected_accounts: purpose,
  cross_app_access_requesting_app: purpose,
  cross_app_access_resource_app: Type.Object(
    { status: Type.Enum(['enabled', 'disabled']) },
    { additionalProperties: false },
  ),
}

const editable = {
  display_name: Type.Optional(
    Type.String({ maxLength: 128, description: 'Connection name used in the new universal login experience' }),
  ),
  options: Type.Optional(section("The connection's options (depend on the connection strategy)")),
  enabled_clients: Type.Optional(
    Type.Union([Type.Array(Type.String({ maxLength: 100 }), { maxItems: 1_000 }), Type.Null()], {
      description: 'DEPRECATED property. Use the clients of the connection instead.',
    }),
  ),
  authentication: Type.Optional(purpose),
  ...Type.Partial(Type.Object(connectionSettings)).properties,
}

export const updateConnectionBody = Type.Object(editable, { additionalProperties: false })
export type UpdateConnectionBody = Static<typeof updateConnectionBody>

export const createConnectionBody = Type.Object(
  {
    ...editable,
    name,
    strategy: Type.String({
      minLength: 1,
      maxLength: 50,
      description: 'The identity provider identifier for the connection',
    }),
  },
  { additionalProperties: false },
)
export type CreateConnectionBody = Static<typeof createConnectionBody>

export const connectionClientsBody = Type.Array(
  Type.Object(
    {
      client_id: Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'The client_id of the client to be the subject to change status',
      }),
      status: Type.Boolean({ description: 'Whether the connection is enabled or not for this client_id' }),
    },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 50 },
)
export type ConnectionClientsBody = Static<typeof connectionClientsBody>

export const removeUserQuery = Type.Object({
  email: Type.String({ format: 'email', description: 'The email of the user to delete' }),
})
