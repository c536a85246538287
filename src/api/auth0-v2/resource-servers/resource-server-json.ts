// Resource servers on this wire (auth0.md 5.7): permissions are `scopes`, and what the core never reads stays as given.
import type { JsonObject } from '../../../kernel/json.ts'
import type { CreateResourceServerInput } from '../../../resource-servers/create-resource-server.ts'
import { predefinedApi } from '../../../resource-servers/predefined-apis.ts'
import type { DefinedPermission, ResourceServer } from '../../../resource-servers/resource-server.ts'
import type { UpdateResourceServerInput } from '../../../resource-servers/update-resource-server.ts'
import {
  type CreateResourceServerBody,
  resourceServerSettings,
  type UpdateResourceServerBody,
} from './resource-server-schemas.ts'

export const resourceServerFieldNames: ReadonlySet<string> = new Set([
  'id',
  'name',
  'identifier',
  'is_system',
  'client_id',
  'scopes',
  'token_lifetime',
  ...Object.keys(resourceServerSettings),
])

/** What holds where nothing was set, in the vendor's words. */
const defaults: JsonObject = {
  allow_offline_access: true,
  skip_consent_for_verifiable_first_party_clients: false,
  subject_type_authorization: { user: { policy: 'allow_all' }, client: { policy: 'require_client_grant' } },
  token_lifetime_for_web: 7_200,
  signing_alg: 'RS256',
  enforce_policies: false,
  token_dialect: 'access_token',
}

/** The vendor's tools know the API they speak to by its name alone, and leave it as it is. */
const systemName = 'Auth0 Management API'

export function resourceServerJson(server: ResourceServer): object {
  const name = server.isSystem ? systemName : server.name
  return {
    id: server.id,
    ...(name === null ? {} : { name }),
    identifier: server.identifier,
    ...(server.isSystem || predefinedApi(server.identifier) !== null ? { is_system: true } : {}),
    ...(server.clientId === null ? {} : { client_id: server.clientId }),
    token_lifetime: server.tokenLifetimeSeconds,
    scopes: server.permissions.map(scopeJson),
    ...defaults,
    ...server.settings,
  }
}

function scopeJson({ name, description }: DefinedPermission): object {
  return { value: name, ...(description === null ? {} : { description }) }
}

export function createInputFrom(body: CreateResourceServerBody): CreateResourceServerInput {
  const { settings, ...input } = updateInputFrom(body)
  const given = Object.entries(settings ?? {}).filter(([, value]) => value !== null)
  return { ...input, identifier: body.identifier, settings: Object.fromEntries(given) }
}

export function updateInputFrom(body: UpdateResourceServerBody): UpdateResourceServerInput {
  const settings = Object.entries(body).filter(([name]) => name in resourceServerSettings)
  return {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.token_lifetime === undefined ? {} : { tokenLifetimeSeconds: body.token_lifetime }),
    ...(body.scopes === undefined ? {} : { permissions: body.scopes.map(permissionFrom) }),
    ...(settings.length === 0 ? {} : { settings: Object.fromEntries(settings) as JsonObject }),
  }
}

function permissionFrom({ value, description }: { value: string; description?: string }): DefinedPermission {
  return { name: value, description: description ?? null }
}
