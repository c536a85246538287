import { type Static, Type } from 'typebox'
import { fieldsParameters } from '../fields.ts'
import { checkpointParameters, offsetParameters } from '../paging.ts'
import { listedMethods, newMethods } from './client-credentials-schemas.ts'
import { clientSettings, orNull } from './client-settings.ts'

export const listClientsQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  ...fieldsParameters,
  is_global: Type.Optional(Type.Boolean({ description: 'Optional filter on the global client parameter.' })),
  is_first_party: Type.Optional(
    Type.Boolean({ description: 'Optional filter on whether or not a client is a first-party client.' }),
  ),
  app_type: Type.Optional(
    Type.String({ maxLength: 500, description: 'Optional filter by a comma-separated list of application types.' }),
  ),
  external_client_id: Type.Optional(
    Type.String({ maxLength: 2_048, description: 'Optional filter on clients that a document elsewhere describes.' }),
  ),
  q: Type.Optional(
    Type.String({
      maxLength: 1_000,
      description:
        'client_grant.organization_id:{organization_id} or client_grant.allow_any_organization:true, with from or take and without other filters.',
    }),
  ),
})
export type ListClientsQuery = Static<typeof listClientsQuery>

const name = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^[^<>]+$',
  description: 'Name of this client (min length: 1 character, does not allow `<` or `>`).',
})

const editable = {
  app_type: Type.Optional(
    Type.String({ pattern: '^[a-z0-9_]{1,50}$', description: 'The type of application this client represents' }),
  ),
  is_first_party: Type.Optional(Type.Boolean({ description: 'Whether this client a first party client or not' })),
  grant_types: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      maxItems: 50,
      description: 'List of grant types supported for this application.',
    }),
  ),
  ...Type.Partial(Type.Object(clientSettings)).properties,
}

const authMethod = Type.Enum(['none', 'client_secret_post', 'client_secret_basic', 'private_key_jwt'], {
  description: 'Defines the requested authentication method for the token endpoint.',
})

export const createClientBody = Type.Object(
  {
    name,
    ...editable,
    token_endpoint_auth_method: Type.Optional(authMethod),
    client_authentication_methods: Type.Optional(orNull(newMethods)),
    resource_server_identifier: Type.Optional(
      Type.String({ minLength: 1, maxLength: 600, description: 'The identifier of the API that this client is.' }),
    ),
  },
  { additionalProperties: false },
)
export type CreateClientBody = Static<typeof createClientBody>

export const updateClientBody = Type.Object(
  {
    name: Type.Optional(name),
    ...editable,
    token_endpoint_auth_method: Type.Optional(orNull(authMethod)),
    client_authentication_methods: Type.Optional(orNull(listedMethods)),
    client_secret: Type.Optional(
      Type.String({ minLength: 10, maxLength: 1_000, description: 'The secret used to sign tokens for the client' }),
    ),
  },
  { additionalProperties: false },
)
export type UpdateClientBody = Static<typeof updateClientBody>
