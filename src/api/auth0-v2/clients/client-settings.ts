// The settings of a client in the vendor's words: kept and returned as they were given. What Rollcall obeys of them is read
// by client-protocol.ts, family-rules.ts, organization-rule.ts and the endpoints; what it does not is named here.

import { Type } from 'typebox'
import type { JsonObject } from '../../../kernel/json.ts'

const text = (maxLength: number, description?: string) =>
  Type.String({ maxLength, ...(description === undefined ? {} : { description }) })
const list = (item: ReturnType<typeof Type.String>, description: string) =>
  Type.Array(item, { maxItems: 1_000, description })
const section = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description })
export const orNull = <Schema extends Parameters<typeof Type.Optional>[0]>(schema: Schema) =>
  Type.Union([schema, Type.Null()])
const count = (description: string, minimum = 0, maximum = 2_147_483_647) =>
  Type.Integer({ minimum, maximum, description })

/** Any scheme that a browser follows without running what it finds. */
const address = Type.String({
  maxLength: 2_048,
  pattern: '^(?![jJ][aA][vV][aA][sS][cC][rR][iI][pP][tT]:)[A-Za-z][A-Za-z0-9+.-]*://\\S+$',
})

const jwtConfiguration = Type.Object(
  {
    lifetime_in_seconds: Type.Optional(count('Seconds for which an ID token is good.', 1, 2_592_000)),
    secret_encoded: Type.Optional(Type.Boolean()),
    scopes: Type.Optional(section('Scopes of the legacy delegation.')),
    alg: Type.Optional(
      Type.Enum(['HS256', 'RS256', 'RS512', 'PS256'], { description: 'ID tokens are signed with RS256.' }),
    ),
  },
  { additionalProperties: false, description: 'Configuration related to JWTs for the client.' },
)

/** Obeyed by family-rules.ts. */
const refreshToken = Type.Object(
  {
    rotation_type: Type.Optional(
      Type.Enum(['rotating', 'non-rotating'], {
        description: 'Tokens of programs without a secret rotate in any case.',
      }),
    ),
    expiration_type: Type.Optional(Type.Enum(['expiring', 'non-expiring'])),
    leeway: Type.Optional(count('Seconds for which a spent token gets the same successor again; 0 counts as 10.')),
    token_lifetime: Type.Optional(count('Seconds after which a token ends in any case.')),
    infinite_token_lifetime: Type.Optional(Type.Boolean()),
    idle_token_lifetime: Type.Optional(count('Seconds after which a token ends that is not used.')),
    infinite_idle_token_lifetime: Type.Optional(Type.Boolean()),
    policies: Type.Optional(
      orNull(Type.Array(section('One API and what the token is good for there.'), { maxItems: 100 })),
    ),
  },
  { additionalProperties: false, description: 'Refresh token configuration' },
)

const defaultOrganization = Type.Object(
  {
    organization_id: Type.String({ minLength: 1, maxLength: 50 }),
    flows: Type.Array(Type.Enum(['client_credentials']), { minItems: 1, maxItems: 1 }),
  },
  { additionalProperties: false, description: 'Defines the default Organization ID and flows' },
)

/** Signed requests are not read, so nobody can be held to send one. */
const signedRequestObject = Type.Object(
  {
    required: Type.Optional(
      Type.Literal(false, { description: 'Signed requests are not supported here, so they cannot be required.' }),
    ),
    credentials: Type.Optional(Type.Array(Type.Object({ id: text(100) }), { maxItems: 10 })),
  },
  { additionalProperties: false, description: 'Configuration for JWT-secured Authorization Requests (JAR).' },
)

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
  cross_origin_loc: orNull(text(2_048)),
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
  default_organization: orNull(defaultOrganization),
  jwt_configuration: jwtConfiguration,
  refresh_token: orNull(refreshToken),
  client_metadata: Type.Record(Type.String({ maxLength: 255 }), orNull(text(255)), {
    maxProperties: 20,
    description: 'Metadata associated with the client, in the form of an object with string values.',
  }),
  oidc_logout: orNull(section('Configuration for OIDC backchannel logout')),
  oidc_backchannel_logout: orNull(section('Configuration for OIDC backchannel logout')),
  addons: orNull(section('Addons enabled for this client and their associated configurations.')),
  mobile: orNull(section('Additional configuration for native mobile apps.')),
  native_social_login: orNull(section('Configure native social settings')),
  fedcm_login: orNull(section('Configuration of sign-in by the browser (FedCM).')),
  encryption_key: orNull(section('A public key to encrypt answers with.')),
  session_transfer: orNull(section('Native to Web single sign-on.')),
  signed_request_object: orNull(signedRequestObject),
  token_exchange: orNull(section('Which token exchanges are allowed.')),
  token_quota: orNull(section('How many tokens the client may get.')),
  token_vault_privileged_access: orNull(section('Access to tokens of other providers.')),
  identity_assertion_authorization_grant: orNull(section('Identity assertions of other companies.')),
  express_configuration: orNull(section('Set up from another catalogue of applications.')),
  my_organization_configuration: orNull(section('Self-service of organizations.')),
  async_approval_notification_channels: orNull(
    Type.Array(Type.Enum(['guardian-push', 'email', 'sms']), {
      maxItems: 3,
      description: 'How approval is asked for.',
    }),
  ),
  compliance_level: orNull(
    Type.Enum(['none', 'fapi1_adv_pkj_par', 'fapi1_adv_mtls_par', 'fapi2_sp_pkj_mtls', 'fapi2_sp_mtls_mtls']),
  ),
  par_request_expiry: orNull(count('Seconds for which a pushed request is good.', 10, 600)),
  third_party_security_mode: Type.Enum(['strict', 'permissive']),
  redirection_policy: Type.Enum(['allow_always', 'open_redirect_protection']),
}

/** What nothing reads: it would configure things that Rollcall does not do, or does in one way for everybody. */
const withoutEffect = `addons allowed_clients allowed_origins async_approval_notification_channels client_aliases
  compliance_level cross_origin_auth cross_origin_authentication cross_origin_loc custom_login_page custom_login_page_on
  custom_login_page_preview default_organization encryption_key express_configuration fedcm_login form_template
  identity_assertion_authorization_grant is_token_endpoint_ip_header_trusted mobile my_organization_configuration
  native_social_login oidc_conformant organization_discovery_methods par_request_expiry redirection_policy
  session_transfer signed_request_object skip_non_verifiable_callback_uri_confirmation_prompt sso sso_disabled
  third_party_security_mode token_exchange token_quota token_vault_privileged_access jwt_configuration.alg
  jwt_configuration.secret_encoded jwt_configuration.scopes oidc_logout.backchannel_logout_initiators
  oidc_logout.backchannel_logout_session_metadata refresh_token.policies`.split(/\s+/)

export const settingsDiffer = `Kept and given back without effect: ${withoutEffect.join(', ')}. Refresh tokens of programs without a secret rotate whatever rotation_type says, and a leeway of 0 counts as 10 seconds. A client that is to prove itself by mutual TLS gets no tokens. The type express_configuration brings none of the vendor's presets. Of signing_keys the private key is masked.`

/** How a client is treated where nobody said, as one that the command line made. */
export const unsetSettings = {
  oidc_conformant: true,
  sso_disabled: false,
  cross_origin_authentication: false,
  cross_origin_auth: false,
  custom_login_page_on: true,
  is_token_endpoint_ip_header_trusted: false,
  jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36_000, alg: 'RS256' },
} satisfies JsonObject
