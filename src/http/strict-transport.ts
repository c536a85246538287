/** A year, as lists of browsers ask for at least (ASVS 3.4.1). */
const strictTransportSeconds = 31_536_000

/**
 * What keeps browsers on https (RFC 6797). Null on plain http, and on this machine itself: a promise for `localhost` would
 * hold for whatever else is run there.
 */
export function strictTransport(publicUrl: string): string | null {
  const { protocol, hostname } = new URL(publicUrl)
  const isOwnMachine = hostname === 'localhost' || hostname.endsWith('.localhost')
  return protocol === 'https:' && !isOwnMachine ? `max-age=${strictTransportSeconds}` : null
}
