import type { Client } from '../../clients/client.ts'
import { serves } from '../../connections/client-access.ts'
import { type Connection, connectionKind } from '../../connections/connection.ts'
import type { Directory } from '../../directory.ts'
import { isEmail } from '../../users/identifiers.ts'
import { OAuthError } from '../errors.ts'
import type { Parameters } from '../parameters.ts'

/** The connection of this name whose people get codes by e-mail; throws where it is not there for the client. */
export async function passwordlessConnection(directory: Directory, client: Client, name: string): Promise<Connection> {
  const connection = await directory.stores.connections.findByName(name)
  const isSms = name === 'sms' || (connection !== null && connectionKind(connection) === 'sms')
  if (isSms) {
    throw new OAuthError(
      400,
      'invalid_request',
      'Codes by SMS cannot be sent here. Use a connection of the strategy email',
    )
  }
  if (connection !== null && connectionKind(connection) === 'email' && serves(connection, client.id)) return connection
  throw new OAuthError(
    400,
    'invalid_request',
    `The connection ${name} is no passwordless connection that is enabled for this client`,
  )
}

/** In the one spelling that is stored. */
export function typedEmail(parameters: Parameters, name: string): string {
  const email = parameters.required(name, 320).trim()
  if (!isEmail(email)) throw new OAuthError(400, 'invalid_request', `The parameter ${name} must be an e-mail address`)
  return email.toLowerCase()
}
