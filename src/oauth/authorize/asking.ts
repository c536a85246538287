// Who asks, and whether an answer may go to the address they name. Until both are certain nothing is sent anywhere
// (RFC 6749 §4.1.2.1; OID-01).
import type { Client } from '../../clients/client.ts'
import { type ClientProtocol, clientProtocol } from '../../clients/client-protocol.ts'
import { isRegisteredUrl } from '../../clients/redirect-urls.ts'
import type { Directory } from '../../directory.ts'
import { PageError } from '../pages.ts'
import type { Parameters } from '../parameters.ts'

export interface Asking {
  readonly directory: Directory
  readonly client: Client
  readonly protocol: ClientProtocol
  readonly parameters: Parameters
  readonly redirectUri: string
  /** The parameters came from the client itself and not through the browser (RFC 9126). */
  readonly isPushed: boolean
}

export async function askingClient(directory: Directory, parameters: Parameters, isPushed: boolean): Promise<Asking> {
  const client = await directory.stores.clients.find(parameters.required('client_id', 200))
  if (client === null)
    throw new PageError(400, 'Unknown application', 'No application is registered with this client_id.')
  const protocol = clientProtocol(client)
  const redirectUri = parameters.required('redirect_uri')
  if (!isRegisteredUrl(protocol.redirectUrls, redirectUri, protocol.isNative)) {
    throw new PageError(
      400,
      'Callback URL mismatch',
      `The redirect_uri is not one of the allowed callback URLs of ${client.name}. It must be registered there exactly as it is sent.`,
    )
  }
  return { directory, client, protocol, parameters, redirectUri, isPushed }
}
