// Clients on this wire (auth0.md 5.7): the defaults a new one gets, what a change merges and what it replaces.
import type { Client } from '../../../clients/client.ts'
import { openClientSecret } from '../../../clients/client-secret.ts'
import type { CreateClientInput } from '../../../clients/create-client.ts'
import type { UpdateClientInput } from '../../../clients/update-client.ts'
import type { Directory } from '../../../directory.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import { type CreateClientBody, clientSettings, type UpdateClientBody } from './client-schemas.ts'

export const clientFieldNames: ReadonlySet<string> = new Set([
  ...`tenant global callback_url_template client_id client_secret name app_type is_first_party grant_types
  token_endpoint_auth_method client_authentication_methods resource_server_identifier`.split(/\s+/),
  ...Object.keys(clientSettings),
])

export function clientJson(client: Client, { application, sealer }: Directory, showsSecret: boolean): object {
  const { appType, tokenEndpointAuthMethod } = client
  return {
    tenant: application.id,
    global: false,
    callback_url_template: false,
    client_id: client.id,
    ...(showsSecret ? { client_secret: openClientSecret(sealer, client) } : {}),
    name: client.name,
    ...(appType === null ? {} : { app_type: appType }),
    is_first_party: client.isFirstParty,
    grant_types: client.grantTypes,
    ...(tokenEndpointAuthMethod === null ? {} : { token_endpoint_auth_method: tokenEndpointAuthMethod }),
    ...(client.resourceServerIdentifier === null
      ? {}
      : { resource_server_identifier: client.resourceServerIdentifier }),
    ...client.settings,
  }
}

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
  const isStrict = body.is_first_party === false || body.app_type === 'resource_server'
  const given = settingsIn(body)
  return changedSettings(
    {
      oidc_conformant: isStrict,
      sso_disabled: false,
      cross_origin_authentication: false,
      cross_origin_auth: false,
      custom_login_page_on: true,
      is_token_endpoint_ip_header_trusted: false,
      jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36_000, alg: 'RS256' },
      refresh_token: newRefreshToken(given.refresh_token),
    },
    given,
  )
}

/** A refresh token that expires does so in both ways, unless one is named. */
function newRefreshToken(given: Json | undefined): JsonObject {
  const isExpiring = isJsonObject(given) && given.expiration_type === 'expiring'
  return {
    rotation_type: 'non-rotating',
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
const mergedSections: ReadonlySet<string> = new Set(['client_metadata', 'jwt_configuration', 'refresh_token'])

function changedSettings(current: JsonObject, change: JsonObject): JsonObject {
  const changed = Object.entries(change).map(([name, value]) => {
    const before = current[name]
    if (!mergedSections.has(name) || !isJsonObject(value)) return [name, value] as const
    return [name, withoutNulls({ ...(isJsonObject(before) ? before : {}), ...value })] as const
  })
  return withoutNulls({ ...current, ...Object.fromEntries(changed) })
}

/** Null takes a setting away. */
function withoutNulls(section: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(section).filter(([, value]) => value !== null))
}
