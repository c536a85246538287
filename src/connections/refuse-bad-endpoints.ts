import { invalidField } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Outgoing } from '../kernel/outgoing.ts'

/** The options that say where a provider is called or where people are sent to. */
const endpoints =
  `issuer discovery_url authorization_endpoint token_endpoint jwks_uri userinfo_endpoint authorizationURL
  tokenURL userInfoURL signInEndpoint signOutEndpoint metadataUrl`.split(/\s+/)

/** Addresses that could never be called are refused where they are typed (OUT-01). */
export function refuseBadEndpoints({ outgoing }: { readonly outgoing: Outgoing }, options: JsonObject): void {
  refuseBadAddresses({ outgoing }, endpoints, (name) => ({ field: `options.${name}`, url: options[name] }))
}

/** Throws a fault that names the field of the first of them that could never be called. */
export function refuseBadAddresses<Name extends string>(
  { outgoing }: { readonly outgoing: Outgoing },
  names: readonly Name[],
  typed: (name: Name) => { readonly field: string; readonly url: unknown },
): void {
  for (const { field, url } of names.map(typed)) {
    const objection = typeof url === 'string' && url !== '' ? outgoing.objection(url) : null
    if (objection !== null) throw invalidField(field, objection)
  }
}
