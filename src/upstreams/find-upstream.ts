import { type Connection, connectionKind } from '../connections/connection.ts'
import { openedOptions } from '../connections/connection-secrets.ts'
import type { JsonObject } from '../kernel/json.ts'
import { fetchedJson } from './fetched-json.ts'
import { type Preset, presets } from './presets.ts'
import { isWhole, metadataPlace, ownMetadata, speaksForItself, withOwn } from './provider-metadata.ts'
import { textOf, type Upstream, type UpstreamDeps, UpstreamFailure } from './upstream.ts'

/** The provider behind a connection. Throws `UpstreamFailure` when the connection is not set up for it. */
export async function findUpstream(
  deps: Pick<UpstreamDeps, 'outgoing' | 'clock' | 'sealer'>,
  connection: Connection,
): Promise<Upstream> {
  const preset = presets[connection.strategy]
  const name = upstreamName(connection)
  if (connectionKind(connection) !== 'other' || preset === undefined) {
    throw notSetUp(name, `people cannot sign in by a connection of strategy ${connection.strategy}`)
  }
  const options = openedOptions(deps.sealer, connection.id, connection.options)
  const clientId = textOf(options.client_id)
  if (clientId === null) throw notSetUp(name, 'the connection has no client_id')
  const metadata = await metadataOf(deps, name, preset, options)
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = metadata
  const authorizationEndpoint = textOf(authorization_endpoint)
  const isFrontChannel = preset.protocol === 'openid' && options.type === 'front_channel'
  const upstream: Upstream = {
    name,
    protocol: preset.protocol,
    flow: isFrontChannel ? 'id-token' : 'code',
    clientId,
    clientSecret: textOf(options.client_secret),
    clientAuthentication: clientAuthentication(options, metadata),
    issuer: textOf(metadata.issuer),
    namesItself: metadata.authorization_response_iss_parameter_supported === true,
    authorizationEndpoint: authorizationEndpoint ?? '',
    tokenEndpoint: textOf(token_endpoint),
    keysAddress: textOf(jwks_uri),
    profileEndpoint: textOf(userinfo_endpoint),
    emailsEndpoint: preset.listsEmails ? `${textOf(userinfo_endpoint)}/emails` : null,
    scope: scopeOf(preset, options),
    parameters: preset.parameters?.(options) ?? {},
  }
  // Browsers are sent there: what our own calls would refuse, such as `javascript:`, is no place for people either.
  const objection = deps.outgoing.objection(upstream.authorizationEndpoint)
  if (objection !== null) throw notSetUp(name, `authorization_endpoint: ${objection}`)
  return upstream
}

/** What people call the provider of a connection. */
export function upstreamName({ displayName, strategy, name }: Connection): string {
  return displayName ?? presets[strategy]?.name ?? name
}

/** From the options where they are whole, else from the provider itself (OpenID Connect Discovery §4). */
async function metadataOf(
  deps: Pick<UpstreamDeps, 'outgoing' | 'clock'>,
  name: string,
  preset: Preset,
  options: JsonObject,
): Promise<JsonObject> {
  const own = ownMetadata(preset, options)
  if (isWhole(preset, own)) return own
  const place = metadataPlace(preset, options)
  if (place === null) throw notSetUp(name, 'the connection has no issuer and no discovery_url')
  const found = await fetchedJson(deps, name, place.address)
  if (!speaksForItself(preset, place, found)) {
    throw notSetUp(name, `the metadata at ${place.issuer} name another issuer`)
  }
  return withOwn(found, own)
}

/** RFC 6749 §2.3.1 prefers Basic; many providers and the vendor's connections mean the body. */
function clientAuthentication(options: JsonObject, metadata: JsonObject): Upstream['clientAuthentication'] {
  const chosen = textOf(options.token_endpoint_auth_method)
  if (chosen !== null) return chosen === 'client_secret_basic' ? 'basic' : 'post'
  const offered = metadata.token_endpoint_auth_methods_supported
  const isBasicAlone =
    Array.isArray(offered) && !offered.includes('client_secret_post') && offered.includes('client_secret_basic')
  return isBasicAlone ? 'basic' : 'post'
}

function scopeOf({ protocol, scope }: Preset, { scope: chosen }: JsonObject): readonly string[] {
  const given = Array.isArray(chosen) ? chosen : typeof chosen === 'string' ? chosen.split(/[\s,]+/) : []
  const asked = given.filter((each) => typeof each === 'string' && each !== '') as string[]
  return [...new Set([...(protocol === 'openid' ? ['openid'] : []), ...(asked.length > 0 ? asked : scope)])]
}

function notSetUp(name: string, detail: string): UpstreamFailure {
  return new UpstreamFailure(name, 'not_set_up', detail)
}
