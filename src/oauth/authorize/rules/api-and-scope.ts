import { userinfoAudience } from '../../../access-tokens/access-token.ts'
import { grantableScope, isOpenToPeople } from '../../../access-tokens/grantable-scope.ts'
import type { Asking } from '../asking.ts'
import { Refusal } from '../refusal.ts'

const scopeMaxLength = 20_000
const scopeNamesAtMost = 500

/** For which API, and what of it: never more than the API defines and the client may have (OID-12). */
export async function apiAndScope(asking: ScopeAsking) {
  const { directory, client, parameters } = asking
  const { stores, managementAudience } = directory
  const audience = await audienceOf(asking)
  const api = audience === null ? null : await stores.resourceServers.findByIdentifier(audience)
  if (audience !== null && api === null) throw new Refusal('access_denied', `Service not found: ${audience}`)
  const grant = audience === null ? null : await stores.clientGrants.findFor(client.id, audience, 'user')
  if (!isOpenToPeople({ api, grant })) {
    throw new Refusal('access_denied', `Client is not authorized to access ${audience} for users`)
  }
  const asked = parameters.words('scope', scopeMaxLength)
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

/** `resource` is the standard's word (RFC 8707), `audience` the vendor's. Without either, the application's default. */
async function audienceOf({ directory, parameters }: ScopeAsking): Promise<string | null> {
  const audience = parameters.text('audience', 1_000)
  const resource = parameters.text('resource', 1_000)
  if (audience !== null && resource !== null && audience !== resource) {
    throw new Refusal('invalid_request', 'The parameters audience and resource name two APIs')
  }
  const named = audience ?? resource ?? (await directory.stores.settings.read()).defaultAudience
  return named === userinfoAudience(directory.issuer) ? null : named
}
