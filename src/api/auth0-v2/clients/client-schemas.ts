import { type Static, Type } from 'typebox'
import { fieldsParameters } from '../fields.ts'
import { checkpointParameters, offsetParameters } from '../paging.ts'
import { listedKeyMethods, newKeyMethods } from './client-credentials-schemas.ts'

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
  q: Type.Optional(Type.String({ maxLength: 1_000, description: 'Advanced Query in Lucene syntax.' })),
})
export type ListClientsQuery = Static<typeof listClientsQuery>

const text = (maxLength: number, description?: string) =>
  Type.String({ maxLength, ...(description === undefined ? {} : { description }) })
const list = (item: ReturnType<typeof Type.String>, description: string) =>
  Type.Array(item, { maxItems: 1_000, description })
const section = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description })
const orNull = <Schema extends Parameters<typeof Type.Optional>[0]>(schema: Schema) => Type.Union([schema, Type.Null()])

/** Any scheme that a browser follows without running what it finds. */
const address = Type.String({
  maxLength: 2_048,
  pattern: '^(?![jJ][aA][vV][aA][sS][cC][rR][iI][pP][tT]:)[A-Za-z][A-Za-z0-9+.-]*://\\S+$',
})

/** Kept and returned, in the vendor's words. */
export const clientSettings = {
  description: text(140, 'Free text description of this client (max length: 140 characters).'),
  logo_uri: text(2_048, 'URL of the logo to display for this client.'),
  callbacks: list(address, 'URLs that the user may be sent back to after authentication.'),
  allowed_origins: list(address, 'URLs allowed to make requests from JavaScript.'),
  web_origins: list(address, 'Allowed origins for web message response mode.'),
  allowed_logout_urls: list(address, 'URLs that are valid to redirect to after logout.'),
  client_aliases: list(text(600), 'List of audiences/realms for SAML protocol.'),
  allowed_clients: list(text(600), 'Clients allowed to make delegation requests.'),
  oidc_conformant: Type.Boolean({ description: 'Whether this client conforms to strict OIDC specifications.' }),
  sso: Type.Boolean(),
  sso_disabled: Type.Boolean(),
  cross_origin_authentication: Type.Boolean(),
  cross_origin_auth: Type.Boolean(),
  cross_origin_loc: text(2_048),
  custom_login_page_on: Type.Boolean(),
  custom_login_page: text(100_000),
  custom_login_page_preview: text(100_000),
  form_template: text(100_000),
  is_token_endpoint_ip_header_trusted: Type.Boolean(),
  initiate_login_uri: text(2_048),
  require_pushed_authorization_requests: Type.Boolean(),
  require_proof_of_possession: Type.Boolean({ description: 'Whether every token request must prove a key (DPoP).' }),
  skip_non_verifiable_callback_uri_confirmation_prompt: orNull(Type.Boolean()),
  organization_usage: orNull(Type.Enum(['deny', 'allow', 'require'])),
  organization_require_behavior: orNull(Type.Enum(['no_prompt', 'pre_login_prompt', 'post_login_prompt'])),
  organization_discovery_methods: orNull(list(text(100), 'How an organization is found.')),
  default_organization: orNull(section('Defines the default Organization ID and flows')),
  jwt_configuration: section('Configuration related to JWTs for the client.'),
  refresh_token: orNull(section('Refresh token configuration')),
  client_metadata: Type.Record(Type.String({ maxLength: 255 }), orNull(text(255)), {
    maxProperties: 20,
    description: 'Metadata associated with the client, in the form of an object with string values.',
  }),
  mobile: section('Additional configuration for native mobile apps.'),
  native_social_login: section('Configure native social settings'),
  oidc_logout: orNull(section('Configuration for OIDC backchannel logout')),
  oidc_backchannel_logout: orNull(section('Configuration for OIDC backchannel logout')),
}

/** What would promise something that Rollcall does not do yet: it may be named, to say that there is none. */
const unsupported = Object.fromEntries(
  `addons compliance_level encryption_key identity_assertion_authorization_grant
  par_request_expiry session_transfer signed_request_object token_exchange token_quota`
    .split(/\s+/)
    .map((name) => [name, Type.Optional(Type.Null({ description: 'not supported' }))]),
)

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
  ...unsupported,
}

const authMethod = Type.Enum(['none', 'client_secret_post', 'client_secret_basic', 'private_key_jwt'], {
  description: 'Defines the requested authentication method for the token endpoint.',
})

export const createClientBody = Type.Object(
  {
    name,
    ...editable,
    token_endpoint_auth_method: Type.Optional(authMethod),
    client_authentication_methods: Type.Optional(orNull(newKeyMethods)),
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
    client_authentication_methods: Type.Optional(orNull(listedKeyMethods)),
    client_secret: Type.Optional(
      Type.String({ minLength: 10, maxLength: 1_000, description: 'The secret used to sign tokens for the client' }),
    ),
  },
  { additionalProperties: false },
)
export type UpdateClientBody = Static<typeof updateClientBody>
