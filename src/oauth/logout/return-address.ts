import type { Client } from '../../clients/client.ts'
import { clientProtocol } from '../../clients/client-protocol.ts'
import { isRegisteredUrl } from '../../clients/redirect-urls.ts'
import { PageError } from '../pages.ts'

/**
 * Where a browser goes after signing out: an address that the client registered for that, or nowhere (OID-13). `common`
 * are those that need no client.
 */
export function returnAddress(
  client: Client | null,
  asked: string | null,
  common: readonly string[] = [],
): string | null {
  if (asked === null) return null
  if (client === null) {
    if (isRegisteredUrl(common, asked, false)) return asked
    throw new PageError(
      400,
      'This request is not right',
      'An address to return to needs the client_id or the id_token_hint it belongs to.',
    )
  }
  const { logoutUrls, isNative } = clientProtocol(client)
  if (isRegisteredUrl(logoutUrls, asked, isNative)) return asked
  throw new PageError(
    400,
    'Logout URL mismatch',
    `The address to return to is not one of the allowed logout URLs of ${client.name}. It must be registered there exactly as it is sent.`,
  )
}
