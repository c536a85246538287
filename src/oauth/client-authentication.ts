// Which client asks for a token: by HTTP Basic or in the body, never both (RFC 6749 §2.3.1).
import type { Client } from '../clients/client.ts'
import { isClientSecret } from '../clients/client-secret.ts'
import type { ClientStore } from '../clients/client-store.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { OAuthError } from './errors.ts'

export interface PresentedClient {
  readonly id: string
  readonly secret: string
}

export function presentedClient(
  authorization: string | undefined,
  body: { readonly client_id?: string; readonly client_secret?: string },
): PresentedClient {
  if (authorization === undefined) {
    if (body.client_id === undefined) throw new OAuthError(401, 'access_denied', 'Unauthorized')
    return { id: body.client_id, secret: body.client_secret ?? '' }
  }
  const presented = fromBasic(authorization)
  if (body.client_secret !== undefined || (body.client_id !== undefined && body.client_id !== presented.id)) {
    throw new OAuthError(
      400,
      'invalid_request',
      'The client must authenticate in one way only: by header or in the body',
    )
  }
  return presented
}

/** The two parts are form-encoded before they are joined (RFC 6749 §2.3.1). */
function fromBasic(header: string): PresentedClient {
  const [scheme, encoded] = header.split(' ')
  const decoded = Buffer.from(encoded ?? '', 'base64').toString('utf8')
  const colon = decoded.indexOf(':')
  if (scheme?.toLowerCase() !== 'basic' || colon < 0) throw new OAuthError(401, 'access_denied', 'Unauthorized')
  return { id: formDecoded(decoded.slice(0, colon)), secret: formDecoded(decoded.slice(colon + 1)) }
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** The client, or the one refusal that says neither which of the two was wrong nor whether the client exists. */
export async function authenticatedClient(
  { clients, sealer }: { readonly clients: ClientStore; readonly sealer: Sealer },
  { id, secret }: PresentedClient,
): Promise<Client> {
  const client = await clients.find(id)
  if (client === null || !isClientSecret(sealer, client, secret))
    throw new OAuthError(401, 'access_denied', 'Unauthorized')
  return client
}
