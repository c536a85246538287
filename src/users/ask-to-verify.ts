import type { Client } from '../clients/client.ts'
import type { ClientStore } from '../clients/client-store.ts'
import { connectionKind } from '../connections/connection.ts'
import { notSupported } from '../kernel/errors.ts'
import { presentUser } from './find-user.ts'
import { mayComeIn } from './lifecycle.ts'
import { localeIn, type RequestVerificationDeps, requestVerification } from './request-verification.ts'
import type { TicketPerson } from './ticket.ts'
import { primaryIdentity, type User } from './user.ts'
import type { NewUser } from './user-store.ts'

export interface AskToVerifyDeps extends RequestVerificationDeps {
  readonly clients: Pick<ClientStore, 'find'>
  readonly accounts: { find(userId: string): Promise<TicketPerson | null> }
}

/**
 * Mails a link to the address of somebody in a database, unless it is proven already or nobody could use it. Call it in
 * the transaction of the change, after it.
 */
export async function askToVerify(deps: AskToVerifyDeps, user: User, clientId: string | null): Promise<void> {
  const client = clientId === null ? null : presentClient(await deps.clients.find(clientId))
  const identity = primaryIdentity(user)
  const { email } = user
  if (email === null || user.emailVerified || !mayComeIn(user, deps.clock.now())) return
  if (connectionKind({ strategy: identity.provider }) !== 'database') return
  const person = presentUser(await deps.accounts.find(user.id))
  const locale = localeIn(user.userMetadata)
  await requestVerification(deps, { person, email, identity, locale, client, organizationId: null })
}

/** The same for somebody whose record was inserted just now. */
export async function askNewcomer(deps: RequestVerificationDeps, user: NewUser): Promise<void> {
  const { id, email, identity, userMetadata } = user
  if (email === null) return
  const person = { userId: id, securityVersion: firstSecurityVersion }
  const locale = localeIn(userMetadata)
  await requestVerification(deps, { person, email, identity, locale, client: null, organizationId: null })
}

/** As the store makes everybody. */
const firstSecurityVersion = 1

function presentClient(client: Client | null): Client {
  if (client === null) throw notSupported('The client does not exist.')
  return client
}
