import { type Static, Type } from 'typebox'
import { closed, listOf } from '../answers.ts'
import { fieldsParameters } from '../fields.ts'
import { checkpointParameters, offsetParameters } from '../paging.ts'

export const listResourceServersQuery = Type.Object({
  ...offsetParameters,
  ...checkpointParameters,
  ...fieldsParameters,
  identifiers: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 600 }), {
      maxItems: 10,
      description: 'An optional filter on the resource server identifier.',
    }),
  ),
})
export type ListResourceServersQuery = Static<typeof listResourceServersQuery>

const section = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description })
const orNull = (schema: ReturnType<typeof section>) => Type.Union([schema, Type.Null()])

/** In the vendor's words. What of it has no effect is named by the routes' `differs`. */
export const resourceServerSettings = {
  signing_alg: Type.Enum(['HS256', 'RS256', 'RS512', 'PS256'], { description: 'Algorithm used to sign JWTs.' }),
  allow_offline_access: Type.Boolean({ description: 'Whether refresh tokens can be issued for this API.' }),
  allow_online_access: Type.Boolean({ description: 'Whether refresh tokens of a session can be issued for this API.' }),
  allow_online_access_with_ephemeral_sessions: Type.Boolean(),
  token_lifetime_for_web: Type.Integer({
    minimum: 0,
    maximum: 2_592_000,
    description: 'Expiration value (in seconds) for access tokens issued to browser clients.',
  }),
  token_dialect: Type.Enum(['access_token', 'access_token_authz', 'rfc9068_profile', 'rfc9068_profile_authz'], {
    description: 'Dialect of issued access token.',
  }),
  skip_consent_for_verifiable_first_party_clients: Type.Boolean({
    description: 'Whether to skip user consent for applications flagged as first party (true) or not (false).',
  }),
  enforce_policies: Type.Boolean({ description: 'Whether authorization policies are enforced (true) or not (false).' }),
  token_encryption: orNull(section('Encryption of access tokens.')),
  consent_policy: Type.Union([Type.Literal('transactional-authorization-with-mfa'), Type.Null()]),
  authorization_details: Type.Union([Type.Array(Type.Unknown(), { maxItems: 100 }), Type.Null()]),
  proof_of_possession: Type.Union([
    Type.Object(
      { mechanism: Type.Enum(['mtls', 'dpop']), required: Type.Boolean(), required_for: Type.Optional(Type.String()) },
      { additionalProperties: false, description: 'Proof-of-Possession configuration for access tokens' },
    ),
    Type.Null(),
  ]),
  subject_type_authorization: section('Defines application access permission for a resource server.'),
}

const editable = {
  name: Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: '^[^<>]*$',
      description: 'Friendly name for this resource server. Can not contain `<` or `>` characters.',
    }),
  ),
  token_lifetime: Type.Optional(
    Type.Integer({ description: 'Expiration value (in seconds) for access tokens issued for this API.' }),
  ),
  scopes: Type.Optional(
    Type.Array(
      Type.Object(
        {
          value: Type.String({ minLength: 1, maxLength: 280, description: 'Value of this scope.' }),
          description: Type.Optional(
            Type.String({ maxLength: 500, description: 'User-friendly description of this scope.' }),
          ),
        },
        { additionalProperties: false },
      ),
      { description: 'List of permissions (scopes) that this API uses.' },
    ),
  ),
  ...Type.Partial(Type.Object(resourceServerSettings)).properties,
}

export const updateResourceServerBody = Type.Object(editable, { additionalProperties: false })
export type UpdateResourceServerBody = Static<typeof updateResourceServerBody>

export const createResourceServerBody = Type.Object(
  {
    ...editable,
    identifier: Type.String({
      minLength: 1,
      maxLength: 600,
      description: 'Unique identifier for the API used as the audience parameter on authorization calls.',
    }),
  },
  { additionalProperties: false },
)
export type CreateResourceServerBody = Static<typeof createResourceServerBody>

/** Any field may be left out by what the caller selects, and where nothing was set. */
export const resourceServer = closed(
  Type.Partial(
    Type.Object({
      id: Type.String(),
      identifier: Type.String(),
      is_system: Type.Boolean(),
      client_id: Type.String({ description: 'The client that is this API.' }),
      ...editable,
    }),
  ).properties,
  'ResourceServer',
)

export const resourceServers = listOf('resource_servers', resourceServer)
