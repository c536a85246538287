// The addresses of a client: what may be registered (OID-03), and whether an address in a request is a registered one
// (OID-01, OID-02; RFC 9700 §2.1). Nothing is normalized: two spellings of one address are two addresses.
import { invalidField } from '../kernel/errors.ts'
import { isJsonObject, type JsonObject } from '../kernel/json.ts'

/** Whether a request may name this address: exactly a registered one, but for what the two rules below allow. */
export function isRegisteredUrl(registered: readonly string[], given: string, isNative: boolean): boolean {
  return registered.some(
    (known) => known === given || fitsWildcard(known, given) || (isNative && isSameLoopback(known, given)),
  )
}

/** `https://*.example.com/cb` stands for one label of the host. */
function fitsWildcard(known: string, given: string): boolean {
  if (!known.startsWith(wildcardStart)) return false
  const rest = known.slice(wildcardStart.length)
  const label = given.slice('https://'.length, -rest.length)
  return given === `https://${label}${rest}` && hostLabel.test(label)
}

/** A native program gets its port from the operating system when it starts (RFC 8252 §7.3). */
function isSameLoopback(known: string, given: string): boolean {
  const [one, other] = [loopbackAddress.exec(known), loopbackAddress.exec(given)]
  return one !== null && other !== null && one[1] === other[1] && one[2] === other[2]
}

/** Throws a fault that names the first address that may not be registered. */
export function refuseBadUrls(settings: JsonObject): void {
  for (const [field, rule] of Object.entries(addressLists)) {
    const value = settings[field]
    if (Array.isArray(value)) refuseBadList(field, value, rule)
  }
  for (const section of ['oidc_logout', 'oidc_backchannel_logout']) {
    const urls = isJsonObject(settings[section]) ? settings[section].backchannel_logout_urls : undefined
    if (Array.isArray(urls)) refuseBadList(`${section}.backchannel_logout_urls`, urls, ownUrl)
  }
  const start = settings.initiate_login_uri
  if (start !== undefined && start !== null && start !== '') refuseBadUrl('initiate_login_uri', start, ownUrl)
}

/** Where a ticket leads once it was used: https, or http on this machine, and nothing a browser reads otherwise (OID-13). */
export function refuseBadResultUrl(field: string, url: string): void {
  refuseBadUrl(field, url, ownUrl)
}

interface AddressRule {
  readonly wildcard: boolean
  readonly ownScheme: boolean
  readonly originOnly: boolean
}

const redirectTarget: AddressRule = { wildcard: true, ownScheme: true, originOnly: false }
const origin: AddressRule = { wildcard: true, ownScheme: false, originOnly: true }
const ownUrl: AddressRule = { wildcard: false, ownScheme: false, originOnly: false }

const addressLists = {
  callbacks: redirectTarget,
  allowed_logout_urls: redirectTarget,
  web_origins: origin,
  allowed_origins: { ...origin, ownScheme: true },
} as const satisfies Record<string, AddressRule>

function refuseBadList(field: string, urls: readonly unknown[], rule: AddressRule): void {
  for (const [index, url] of urls.entries()) refuseBadUrl(`${field}[${index}]`, url, rule)
}

function refuseBadUrl(field: string, url: unknown, rule: AddressRule): void {
  const fault =
    typeof url === 'string' ? urlFault(url, rule) : 'Enter an address such as https://app.example.com/callback.'
  if (fault !== null) throw invalidField(field, fault)
}

/** The characters of RFC 3986; a browser reads others as something else than we do. */
const urlText = /^[\w.~:/?#[\]@!$&'()*+,;=%-]{1,2048}$/
const hostLabel = /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/i
const loopbackAddress = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::\d{1,5})?((?:[/?].*)?)$/
const wildcardStart = 'https://*'
/** RFC 8252 §7.1: the name of a domain backwards, so that no two makers choose the same. */
const ownScheme = /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:\/[^#@]*$/i

function urlFault(url: string, rule: AddressRule): string | null {
  if (!urlText.test(url)) return 'An address holds only the characters of RFC 3986, without spaces.'
  if (url.includes('#')) return 'An address here has no fragment. Leave out what follows the #.'
  const [, scheme, authority, rest = ''] = /^(https?):\/\/([^/?]+)(.*)$/.exec(url) ?? []
  if (authority === undefined) {
    if (rule.ownScheme && ownScheme.test(url)) return null
    return `Enter an address that begins with https://${rule.ownScheme ? ', or with a scheme of your own such as com.example.app://' : ''}.`
  }
  if (authority.includes('@')) return 'An address here names no user. Leave out what stands before the @.'
  if (rule.originOnly && rest !== '' && rest !== '/') return 'Enter an origin: a scheme and a host, without a path.'
  return hostFault(scheme as string, authority, rule) ?? (rest.includes('*') ? starFault : null)
}

const starFault = 'A * may only stand for the first label of a host below a registered domain: https://*.example.com.'

function hostFault(scheme: string, authority: string, rule: AddressRule): string | null {
  const [, host = '', port] = /^(\[[0-9a-f:.]+\]|[^:]+)(?::(\d{1,5}))?$/i.exec(authority) ?? []
  if (host === '' || Number(port ?? 1) > 65_535 || port === '0')
    return 'The host or the port of the address is not valid.'
  if (host.startsWith('[')) {
    if (!URL.canParse(`https://${host}/`)) return 'The host of the address is not valid.'
  } else if (host.includes('*')) {
    return rule.wildcard && scheme === 'https' && isBelowDomain(host) ? null : starFault
  } else if (!host.split('.').every((label) => hostLabel.test(label)) || !URL.canParse(`https://${host}/`)) {
    return 'The host of the address is not valid.'
  }
  if (scheme === 'http' && !isLoopbackHost(host))
    return 'Use https://; plain http:// is for localhost, 127.0.0.1 and [::1].'
  return null
}

/** `*.com` and `*.co.uk` would be everybody's. */
function isBelowDomain(host: string): boolean {
  const [star, ...labels] = host.split('.')
  if (star !== '*' || labels.length < 2 || !labels.every((label) => hostLabel.test(label))) return false
  const [second = '', top = ''] = labels.slice(-2)
  if (/^\d+$/.test(top)) return false
  return labels.length > 2 || top.length > 2 || !publicSecondLevel.has(second.toLowerCase())
}

/** Second levels under which countries register names. */
const publicSecondLevel = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'gob',
  'gov',
  'ltd',
  'mil',
  'ne',
  'net',
  'nom',
  'or',
  'org',
])

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]'
}
