import { userinfoAudience } from '../../../access-tokens/access-token.ts'
import { grantableScope, isOpenToPeople } from '../../../access-tokens/grantable-scope.ts'
import type { Directory } from '../../../directory.ts'
import { tenantAccessIdentifier, tenantAccessScopes } from '../../../resource-servers/tenant-access-api.ts'
import type { Asking } from '../asking.ts'
import { Refusal } from '../refusal.ts'

const scopeMaxLength = 20_000
const scopeNamesAtMost = 500

/** For which API, and what of it: never more than the API defines and the client may have (OID-12). */
export async function apiAndScope(asking: ScopeAsking) {
  const { directory, client, parameters } = asking
  const { stores, managementAudience } = directory
  const asked = parameters.words('scope', scopeMaxLength)
  const audience = await audienceOf(asking, asked)
  const api = audience === null ? null : await stores.resourceServers.findByIdentifier(audience)
  if (audience !== null && api === null) throw new Refusal('access_denied', `Service not found: ${audience}`)
  const grant = audience === null ? null : await stores.clientGrants.findFor(client.id, audience, 'user')
  if (!isOpenToPeople({ api, grant })) {
    throw new Refusal('access_denied', `Client is not authorized to access ${audience} for users`)
  }
  if (asked.length > scopeNamesAtMost)
    throw new Refusal('invalid_scope', `At most ${scopeNamesAtMost} scopes may be asked for`)
  return {
    audience,
    scope: grantableScope(asked, {
      api,
      grant,
      isManagementApi: audience === managementAudience,
      mayRefresh: client.grantTypes.includes('refresh_token'),
    }),
  }
}

/** What every grant for a person has, whether a browser comes or not. */
export type ScopeAsking = Pick<Asking, 'directory' | 'client' | 'parameters'>

/** `resource` is the standard's word (RFC 8707), `audience` the vendor's. Without either, it follows from what is asked. */
async function audienceOf({ directory, parameters }: ScopeAsking, asked: readonly string[]): Promise<string | null> {
  const audience = parameters.text('audience', 1_000)
  const resource = parameters.text('resource', 1_000)
  if (audience !== null && resource !== null && audience !== resource) {
    throw new Refusal('invalid_request', 'The parameters audience and resource name two APIs')
  }
  const named = audience ?? resource ?? (await impliedAudience(directory, asked))
  return named === userinfoAudience(directory.issuer) ? null : named
}

/**
 * The application's default, unless the scope is one of tenant administration and the default does not know it: what
 * calls that API as its description has it (S001-3) names scopes and no API.
 */
async function impliedAudience({ stores }: Directory, asked: readonly string[]): Promise<string | null> {
  const { defaultAudience } = await stores.settings.read()
  const ofTenants = asked.filter((name) => tenantAccessScopes.includes(name))
  if (ofTenants.length === 0) return defaultAudience
  const usual = defaultAudience === null ? null : await stores.resourceServers.findByIdentifier(defaultAudience)
  const isKnown = usual?.permissions.some(({ name }) => ofTenants.includes(name)) === true
  return isKnown ? defaultAudience : tenantAccessIdentifier
}
