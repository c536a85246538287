// What a request makes of a client (auth0.md 5.7): the defaults a new one gets, what a change merges and what it replaces.
import type { CreateClientInput } from '../../../clients/create-client.ts'
import type { UpdateClientInput } from '../../../clients/update-client.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import type { CreateClientBody, UpdateClientBody } from './client-schemas.ts'
import { clientSettings, unsetSettings } from './client-settings.ts'

/** `methods` names the keys that are made with the client. */
export function createInputFrom(body: CreateClientBody, methods: JsonObject | null): CreateClientInput {
  const { appType, isFirstParty, grantTypes } = attributesFrom(body)
  return {
    name: body.name,
    ...(appType === undefined ? {} : { appType }),
    ...(isFirstParty === undefined ? {} : { isFirstParty }),
    ...(grantTypes === undefined ? {} : { grantTypes }),
    tokenEndpointAuthMethod: body.token_endpoint_auth_method ?? null,
    resourceServerIdentifier: body.resource_server_identifier ?? null,
    settings: { ...newSettings(body), ...(methods === null ? {} : { client_authentication_methods: methods }) },
  }
}

export function updateInputFrom(body: UpdateClientBody): UpdateClientInput {
  const change = { ...settingsIn(body), ...keyMethodsIn(body) }
  const method = isGiven(body.client_authentication_methods) ? null : body.token_endpoint_auth_method
  return {
    ...attributesFrom(body),
    ...(method === undefined ? {} : { tokenEndpointAuthMethod: method }),
    ...(body.client_secret === undefined ? {} : { secret: body.client_secret }),
    ...(Object.keys(change).length === 0 ? {} : { settings: (current) => changedSettings(current, change) }),
  }
}

/** Keys and any other method exclude each other: whichever is set last takes the place of the one before. */
function keyMethodsIn(body: UpdateClientBody): JsonObject {
  const { client_authentication_methods: methods, token_endpoint_auth_method: method } = body
  if (isGiven(methods) && isGiven(method)) {
    const message = 'client_authentication_methods and token_endpoint_auth_method cannot be set together'
    throw invalidField('client_authentication_methods', message)
  }
  if (methods === undefined && !isGiven(method)) return {}
  return { client_authentication_methods: methods ?? null }
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined
}

function attributesFrom(
  body: Omit<UpdateClientBody, 'client_authentication_methods'>,
): Pick<UpdateClientInput, 'name' | 'appType' | 'isFirstParty' | 'grantTypes'> {
  return {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.app_type === undefined ? {} : { appType: body.app_type }),
    ...(body.is_first_party === undefined ? {} : { isFirstParty: body.is_first_party }),
    ...(body.grant_types === undefined ? {} : { grantTypes: body.grant_types }),
  }
}

function newSettings(body: CreateClientBody): JsonObject {
  const isThirdParty = body.is_first_party === false
  const isStrict = isThirdParty || body.app_type === 'resource_server'
  const given = settingsIn(body)
  return changedSettings(
    {
      ...unsetSettings,
      oidc_conformant: isStrict,
      refresh_token: newRefreshToken(given.refresh_token, body),
      async_approval_notification_channels: ['guardian-push'],
      ...(isThirdParty ? { third_party_security_mode: 'permissive' } : {}),
    },
    given,
  )
}

/** A refresh token that expires does so in both ways, unless one is named. One without a secret rotates (RFC 9700 §2.2.2). */
function newRefreshToken(
  given: Json | undefined,
  { app_type: type, token_endpoint_auth_method: method }: CreateClientBody,
) {
  const isExpiring = isJsonObject(given) && given.expiration_type === 'expiring'
  const isPublic = method === 'none' || type === 'spa' || type === 'native'
  return {
    rotation_type: isPublic ? 'rotating' : 'non-rotating',
    expiration_type: 'non-expiring',
    leeway: 0,
    token_lifetime: 2_592_000,
    infinite_token_lifetime: !isExpiring,
    infinite_idle_token_lifetime: !isExpiring,
    idle_token_lifetime: 1_296_000,
  }
}

function settingsIn(body: object): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name in clientSettings)) as JsonObject
}

/** These keep what a change does not name; everything else is replaced whole. */
const mergedSections: ReadonlySet<string> = new Set(
  'addons client_metadata jwt_configuration mobile native_social_login refresh_token session_transfer'.split(' '),
)

/** What such a section holds besides what was set of it. */
const sectionDefaults: Readonly<Record<string, JsonObject>> = {
  session_transfer: {
    can_create_session_transfer_token: false,
    allowed_authentication_methods: [],
    enforce_device_binding: 'ip',
    allow_refresh_token: false,
    enforce_online_refresh_tokens: true,
    enforce_cascade_revocation: true,
  },
}

function changedSettings(current: JsonObject, change: JsonObject): JsonObject {
  const changed = Object.entries(change).map(([name, value]) => {
    const before = current[name]
    if (!mergedSections.has(name) || !isJsonObject(value)) return [name, value] as const
    return [name, withoutNulls({ ...(isJsonObject(before) ? before : sectionDefaults[name]), ...value })] as const
  })
  // The old name of the section: taking it away under either takes it away.
  const isEnded = change.oidc_backchannel_logout === null && change.oidc_logout === undefined
  return withoutNulls({ ...current, ...Object.fromEntries(changed), ...(isEnded ? { oidc_logout: null } : {}) })
}

/** Null takes a setting away. */
function withoutNulls(section: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(section).filter(([, value]) => value !== null))
}
