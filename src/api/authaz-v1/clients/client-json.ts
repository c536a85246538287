// A client on this wire, in words of our own: its settings are kept in the vendor's (src/clients/client.ts).
import type { Client } from '../../../clients/client.ts'
import { clientProtocol } from '../../../clients/client-protocol.ts'
import { currentSecret, endOfSecrets, secretState } from '../../../clients/client-secret.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import { organizationRule } from '../../../sign-ins/organization-rule.ts'
import { familyRules } from '../../../token-families/family-rules.ts'
import type { UpdateClientBody } from './client-schemas.ts'

export function clientRecordOf(client: Client, now: Date) {
  const { id, name, appType, isFirstParty, isSystem, grantTypes, settings, createdAt } = client
  const { signInMethods, requiresMfa, sessionMinutes, accessTokenMinutes } = client
  const { redirectUrls, logoutUrls, webOrigins, isPublic, idTokenSeconds } = clientProtocol(client)
  const { rotates, absoluteSeconds, idleSeconds } = familyRules(client)
  const loginUrl = settings.initiate_login_uri
  return {
    id,
    name,
    type: appType,
    isFirstParty,
    isSystem,
    keepsSecret: !isPublic,
    grantTypes,
    callbacks: redirectUrls,
    logoutUrls,
    webOrigins,
    loginUrl: typeof loginUrl === 'string' && loginUrl !== '' ? loginUrl : null,
    // What was set; where pools are isolated one is required whatever it says.
    organizationUsage: organizationRule(client, 'shared').usage,
    signInMethods,
    requiresMfa,
    sessionMinutes,
    accessTokenMinutes,
    idTokenSeconds,
    ...(isPublic ? noSecret : secretFields(client, now)),
    refreshToken: { rotates, lifetimeSeconds: absoluteSeconds, idleSeconds },
    createdAt,
  }
}

const noSecret = { secretSince: null, secretEndsAt: null, secretState: null }

function secretFields(client: Client, now: Date) {
  const secretEndsAt = endOfSecrets(client)
  return {
    secretSince: currentSecret(client, now).createdAt,
    secretEndsAt,
    secretState: secretState(secretEndsAt, now),
  }
}

type Addresses = Pick<UpdateClientBody, 'callbacks' | 'logoutUrls' | 'webOrigins'>

export function addressSettings({ callbacks, logoutUrls, webOrigins }: Addresses): JsonObject {
  return {
    ...(callbacks === undefined ? {} : { callbacks }),
    ...(logoutUrls === undefined ? {} : { allowed_logout_urls: logoutUrls }),
    ...(webOrigins === undefined ? {} : { web_origins: webOrigins }),
  }
}

export function changedSettings(current: JsonObject, body: UpdateClientBody): JsonObject {
  const { loginUrl, organizationUsage, idTokenSeconds, refreshToken } = body
  return {
    ...current,
    ...addressSettings(body),
    ...(loginUrl === undefined ? {} : { initiate_login_uri: loginUrl ?? '' }),
    ...(organizationUsage === undefined ? {} : { organization_usage: organizationUsage }),
    ...(idTokenSeconds === undefined
      ? {}
      : { jwt_configuration: { ...section(current.jwt_configuration), lifetime_in_seconds: idTokenSeconds } }),
    ...(refreshToken === undefined
      ? {}
      : { refresh_token: { ...section(current.refresh_token), ...refreshSettings(refreshToken) } }),
  }
}

function refreshSettings({ rotates, lifetimeSeconds, idleSeconds }: NonNullable<UpdateClientBody['refreshToken']>) {
  const isEndless = lifetimeSeconds === null && idleSeconds === null
  return {
    rotation_type: rotates ? 'rotating' : 'non-rotating',
    expiration_type: isEndless ? 'non-expiring' : 'expiring',
    infinite_token_lifetime: lifetimeSeconds === null,
    infinite_idle_token_lifetime: idleSeconds === null,
    ...(lifetimeSeconds === null ? {} : { token_lifetime: lifetimeSeconds }),
    ...(idleSeconds === null ? {} : { idle_token_lifetime: idleSeconds }),
  }
}

function section(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

const ownNames: Readonly<Record<string, string>> = {
  allowed_logout_urls: 'logoutUrls',
  web_origins: 'webOrigins',
  initiate_login_uri: 'loginUrl',
}

/** What is wrong is told by the names that this wire has for it. */
export function inOwnWords(fault: unknown): never {
  if (!(fault instanceof RollcallError) || fault.code !== 'invalid_input') throw fault
  const details = fault.details.map(({ field, message }) => ({
    field: field.replace(/^\w+/, (word) => ownNames[word] ?? word),
    message,
  }))
  throw new RollcallError('invalid_input', fault.message, { details, cause: fault })
}
