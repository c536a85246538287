import { refuseBadDomains } from '../applications/sign-up-rules.ts'
import type { Connection } from '../connections/connection.ts'
import { refuseBadAddresses } from '../connections/refuse-bad-endpoints.ts'
import { invalidField } from '../kernel/errors.ts'
import type { Outgoing } from '../kernel/outgoing.ts'
import { host } from './presets.ts'
import { type ProviderChanges, type ProviderStrategy, providerSettings, requiredOf } from './provider-settings.ts'

/** What could never be right, whichever strategy it is given to. */
export function refuseBadProvider({ outgoing }: { readonly outgoing: Outgoing }, changes: ProviderChanges): void {
  refuseBadAddresses({ outgoing }, addresses, (field) => ({ field, url: changes[field] }))
  const { domain = null, scopes = [], emailDomains } = changes
  if (domain !== null && host(domain) === null) {
    throw invalidField('domain', 'Enter a name such as acme.example.com, without https://.')
  }
  if (!scopes.every((scope) => scopeForm.test(scope))) {
    throw invalidField('scopes', 'A scope has no spaces, quotes or backslashes.')
  }
  refuseBadDomains(emailDomains, 'emailDomains')
}

/** Without these nobody could be sent there. `among`: of what was changed alone, so that the rest is no hindrance. */
export function refuseIncomplete(
  strategy: ProviderStrategy,
  connection: Pick<Connection, 'options'>,
  among?: readonly string[],
): void {
  const settings = providerSettings(connection)
  // Microsoft's common endpoint is for people of every directory.
  const isCommon = connection.options.waad_common_endpoint === true
  const asked = requiredOf(strategy).filter((name) => among?.includes(name) ?? true)
  const missing = asked.find((name) => settings[name] === null && !(isCommon && name === 'domain'))
  if (missing !== undefined) throw invalidField(missing, `A connection of ${strategy} needs it.`)
}

const addresses = ['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'profileEndpoint'] as const
/** RFC 6749 §3.3. */
const scopeForm = /^[\x21\x23-\x5b\x5d-\x7e]+$/
