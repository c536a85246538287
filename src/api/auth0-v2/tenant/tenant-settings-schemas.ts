// What a tenant is set to. Names, types and limits are the vendor's.
import { type Static, type TProperties, type TSchema, Type } from 'typebox'
import { closed } from '../answers.ts'
import { fieldsParameters } from '../fields.ts'
import { locales } from './locales.ts'

export const tenantSettingsQuery = Type.Object(fieldsParameters)

const yesOrNo = Type.Boolean()
const html = Type.String({ maxLength: 500_000 })
const page = closed({ enabled: Type.Optional(yesOrNo), html: Type.Optional(html) })
const hours = (least: number) => Type.Integer({ minimum: least, maximum: 8_760, description: 'Hours.' })
const minutes = Type.Integer({ minimum: 1, maximum: 525_600, description: 'Minutes.' })
const address = (description: string) => Type.String({ maxLength: 2_000, description })
const count = Type.Optional(Type.Integer({ minimum: 1 }))
const quota = closed({
  client_credentials: closed({ enforce: Type.Optional(yesOrNo), per_day: count, per_hour: count }),
})
const switches = (names: string) =>
  closed(Object.fromEntries(names.split(/\s+/).map((name) => [name, Type.Optional(yesOrNo)])) as TProperties)

const flags = switches(
  `allow_changing_enable_sso allow_legacy_delegation_grant_types allow_legacy_ro_grant_types
  allow_legacy_tokeninfo_endpoint change_pwd_flow_v1 custom_domains_provisioning dashboard_insights_view
  dashboard_log_streams_next disable_clickjack_protection_headers disable_fields_map_fix disable_impersonation
  disable_management_api_sms_obfuscation enable_adfs_waad_email_verification enable_apis_section
  enable_client_connections enable_custom_domain_in_emails enable_dynamic_client_registration enable_idtoken_api2
  enable_legacy_profile enable_pipeline2 enable_public_signup_user_exists_error enable_sso
  enforce_client_authentication_on_passwordless_start genai_trial improved_signup_bot_detection_in_classic
  mfa_show_factor_list_on_enrollment no_disclose_enterprise_connections remove_alg_from_jwks
  require_pushed_authorization_requests revoke_refresh_token_grant trust_azure_adfs_email_verified_connection_property
  use_scope_descriptions_for_consent`,
)

/** Ours, in the vendor's words: they are obeyed, and shown as they are set here or elsewhere. */
const obeyed = {
  friendly_name: Type.String({ maxLength: 150, description: 'Friendly name for this tenant.' }),
  picture_url: address('URL of the logo of this tenant.'),
  support_email: Type.String({ maxLength: 254, description: 'End-user support e-mail address.' }),
  support_url: address('End-user support URL.'),
  default_audience: Type.String({ maxLength: 600, description: 'Default audience for API authorization.' }),
  enabled_locales: Type.Array(Type.Enum(locales), {
    minItems: 1,
    maxItems: 100,
    uniqueItems: true,
    description: 'Supported locales for the user interface, the default first.',
  }),
  allowed_logout_urls: Type.Array(Type.String({ maxLength: 2_000 }), {
    maxItems: 100,
    description: 'URLs that are valid to redirect to after logout.',
  }),
}

/** Kept and given back. */
const kept = {
  default_directory: Type.String({ maxLength: 128, description: 'Name of the connection for password grants.' }),
  default_redirection_uri: Type.String({
    maxLength: 2_000,
    pattern: '^(https://\\S+)?$',
    description: 'The default absolute redirection URI, must be https.',
  }),
  flags,
  sandbox_version: Type.String({ maxLength: 8 }),
  legacy_sandbox_version: Type.String({ maxLength: 8 }),
  oidc_logout: switches('rp_logout_end_session_endpoint_discovery'),
  resource_parameter_profile: Type.Enum(['audience', 'compatibility']),
  client_id_metadata_document_supported: yesOrNo,
  enable_ai_guide: yesOrNo,
  phone_consolidated_experience: yesOrNo,
  include_session_metadata_in_tenant_logs: yesOrNo,
  dynamic_client_registration_security_mode: Type.Enum(['strict', 'permissive']),
}

/** Kept as well; null takes them away. */
const keptOrNull = {
  change_password: page,
  guardian_mfa_page: page,
  device_flow: closed({
    charset: Type.Optional(Type.Enum(['base20', 'digits'])),
    mask: Type.Optional(Type.String({ maxLength: 20 })),
  }),
  error_page: closed({
    html: Type.Optional(html),
    show_log_link: Type.Optional(yesOrNo),
    url: Type.Optional(address('Where errors are shown.')),
  }),
  default_token_quota: closed({ clients: Type.Optional(quota), organizations: Type.Optional(quota) }),
  security_headers: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown()),
  session_cookie: closed({ mode: Type.Enum(['persistent', 'non-persistent']) }),
  sessions: switches('oidc_logout_prompt_enabled'),
  customize_mfa_in_postlogin_action: yesOrNo,
  allow_organization_name_in_authentication_api: yesOrNo,
  acr_values_supported: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
  mtls: switches('enable_endpoint_aliases'),
  pushed_authorization_requests_supported: yesOrNo,
  authorization_response_iss_parameter_supported: yesOrNo,
  skip_non_verifiable_callback_uri_confirmation_prompt: yesOrNo,
  country_codes: closed({
    list: Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { minItems: 1, maxItems: 300, uniqueItems: true }),
    mode: Type.Enum(['allow', 'deny']),
  }),
}

/** Those of sessions that no browser keeps, which Rollcall has none of. */
const keptLifetimes = {
  ephemeral_session_lifetime: hours(1),
  ephemeral_session_lifetime_in_minutes: minutes,
  idle_ephemeral_session_lifetime: hours(1),
  idle_ephemeral_session_lifetime_in_minutes: minutes,
}

export const tenantSettingsBody = closed({
  ...optional(obeyed),
  ...optional(kept),
  ...optional(keptLifetimes),
  ...Object.fromEntries(
    Object.entries(keptOrNull).map(([name, schema]) => [name, Type.Optional(Type.Union([schema, Type.Null()]))]),
  ),
  session_lifetime: Type.Optional(hours(1)),
  session_lifetime_in_minutes: Type.Optional(minutes),
  idle_session_lifetime: Type.Optional(hours(1)),
  idle_session_lifetime_in_minutes: Type.Optional(minutes),
})

export interface TenantSettingsBody extends Partial<Static<ReturnType<typeof Type.Object<typeof obeyed>>>> {
  readonly session_lifetime?: number
  readonly session_lifetime_in_minutes?: number
  readonly idle_session_lifetime?: number
  readonly idle_session_lifetime_in_minutes?: number
}

const someHours = Type.Number({ minimum: 0 })

export const tenantSettings = closed(
  {
    ...optional(obeyed),
    ...optional(kept),
    ...optional(keptOrNull),
    enabled_locales: Type.Optional(Type.Array(Type.String())),
    ephemeral_session_lifetime: Type.Optional(someHours),
    idle_ephemeral_session_lifetime: Type.Optional(someHours),
    session_lifetime: Type.Optional(someHours),
    idle_session_lifetime: Type.Optional(someHours),
  },
  'TenantSettings',
)

export const tenantSettingNames: ReadonlySet<string> = new Set(Object.keys(tenantSettings.properties))

function optional(properties: Readonly<Record<string, TSchema>>): TProperties {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, Type.Optional(schema)]))
}
