import { invalidField } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Outgoing } from '../kernel/outgoing.ts'

/** The options that say where a provider is called or where people are sent to. */
const endpoints =
  `issuer discovery_url authorization_endpoint token_endpoint jwks_uri userinfo_endpoint authorizationURL
  tokenURL userInfoURL signInEndpoint signOutEndpoint metadataUrl`.split(/\s+/)

/** Addresses that could never be called are refused where they are typed (OUT-01). */
export function refuseBadEndpoints({ outgoing }: { readonly outgoing: Outgoing }, options: JsonObject): void {
  for (const name of endpoints) {
    const url = options[name]
    const objection = typeof url === 'string' && url !== '' ? outgoing.objection(url) : null
    if (objection !== null) throw invalidField(`options.${name}`, objection)
  }
}
