// The person's name and password, typed into a program of our own (RFC 6749 §4.3, and the vendor's `realm`). Off unless
// the client lists it; RFC 9700 §2.4 advises against it.
import type { Connection } from '../../connections/connection.ts'
import { checkCredentials } from '../../sign-ins/check-credentials.ts'
import { databaseOf } from '../../sign-ins/database-of.ts'
import { askedAccess, askedOrganization } from '../asked-access.ts'
import { refuseOtherMethods, refuseOthersPrograms } from '../client-grant-types.ts'
import { OAuthError } from '../errors.ts'
import { tokensAfterFirstFactor } from './direct-tokens.ts'
import { proven } from './failed-proof.ts'
import type { TokenAnswer, TokenCall } from './token-call.ts'

const identifierMaxLength = 320
/** Longer than any that is kept, so that the password's own rule says how long one may be. */
const passwordMaxLength = 20_000

export async function password(call: TokenCall): Promise<TokenAnswer> {
  const { directory, client, parameters } = call
  const organizationId = await askedOrganization({ directory, client, parameters })
  const place = { connectionId: null, clientId: client.id, organizationId }
  return withPassword(call, await databaseOf(directory.stores, place))
}

export async function passwordRealm(call: TokenCall): Promise<TokenAnswer> {
  const { directory, client, parameters } = call
  const realm = parameters.required('realm', 200)
  const named = await directory.stores.connections.findByName(realm)
  const organizationId = await askedOrganization({ directory, client, parameters })
  const place = { clientId: client.id, organizationId }
  const connection = named === null ? null : await databaseOf(directory.stores, { ...place, connectionId: named.id })
  if (connection === null) {
    throw new OAuthError(400, 'invalid_request', `The realm ${realm} is no database of this client`)
  }
  return withPassword(call, connection)
}

async function withPassword(call: TokenCall, connection: Connection | null): Promise<TokenAnswer> {
  const { directory, client, parameters, origin } = call
  refuseOthersPrograms(client)
  refuseOtherMethods(client, 'password')
  const identifier = parameters.required('username', identifierMaxLength)
  const typed = parameters.required('password', passwordMaxLength)
  const asking = { directory, client, parameters }
  const asked = { ...(await askedAccess(asking)), organizationId: await askedOrganization(asking) }
  const credentials = { connection, identifier, password: typed, clientId: client.id, knownBrowserSecret: null }
  const account = await proven(wrong, () => checkCredentials(directory, origin, credentials))
  // One answer for a wrong password, a locked account and a name that nobody has (AUT-01).
  if (account === null) throw new OAuthError(403, 'invalid_grant', wrong)
  const id = `${account.connectionId} ${account.subject}`
  return tokensAfterFirstFactor(call, asked, { account, factor: 'password', id })
}

const wrong = 'Wrong email or password.'
