// Tickets for programs, which hand them on themselves: nothing is mailed (auth0.md 5.2).
import type { AuditStore } from '../audit/audit-event.ts'
import type { ClientStore } from '../clients/client-store.ts'
import { refuseBadResultUrl } from '../clients/redirect-urls.ts'
import { connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { takesPasswords } from '../connections/password-home.ts'
import type { Actor } from '../kernel/actor.ts'
import { notSupported } from '../kernel/errors.ts'
import type { SecretDeps } from '../one-time-secrets/one-time-secret.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import { presentUser } from './find-user.ts'
import { canonicalEmail } from './identifiers.ts'
import { addressOf, fitConnection, mailableAddress, meantIdentity, type NamedIdentity } from './meant-identity.ts'
import { issueTicket, type TicketPerson, type TicketPurpose } from './ticket.ts'
import { type Identity, primaryIdentity, type User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface TicketInput {
  readonly user: TicketOwner
  readonly identity: NamedIdentity | null
  readonly resultUrl: string | null
  readonly clientId: string | null
  readonly organizationId: string | null
  /** Null: the usual five days. */
  readonly lifetimeSeconds: number | null
  readonly includeEmailInRedirect: boolean
}

export type TicketOwner = { readonly id: string } | { readonly connectionId: string; readonly email: string }

export interface CreateTicketDeps extends SecretDeps {
  readonly users: UserStore
  readonly connections: ConnectionStore
  readonly clients: ClientStore
  readonly organizations: OrganizationStore
  readonly memberships: { isMember(organizationId: string, userId: string, at: Date): Promise<boolean> }
  readonly accounts: {
    find(userId: string): Promise<TicketPerson | null>
    findByIdentifier(connectionId: string, identifier: string): Promise<TicketPerson | null>
  }
  readonly audit: AuditStore
}

/** Call it in a transaction. Answers the ticket, which is stored nowhere. */
export async function createVerificationTicket(
  deps: CreateTicketDeps,
  actor: Actor,
  input: TicketInput,
): Promise<string> {
  const user = await ownerOf(deps, input.user)
  const identity = meantIdentity(user, input.identity)
  await fitConnection(deps.connections, identity, input.identity !== null)
  const email = mailableAddress(user, identity)
  return createTicket(deps, actor, input, {
    purpose: 'email-verification',
    user,
    identity,
    email,
    markEmailVerified: true,
  })
}

/** Call it in a transaction. */
export async function createPasswordTicket(
  deps: CreateTicketDeps,
  actor: Actor,
  input: TicketInput & { readonly markEmailVerified: boolean },
): Promise<string> {
  const user = await ownerOf(deps, input.user)
  const identity = meantIdentity(user, input.identity)
  const connection = await fitConnection(deps.connections, identity, false)
  if (!identity.isPrimary || connectionKind(connection) !== 'database') {
    throw notSupported('Only the password of the primary identity can be changed.')
  }
  if (!takesPasswords(connection)) throw notSupported('Nobody signs in with a password on this connection.')
  const { email } = addressOf(user, identity)
  const { markEmailVerified } = input
  return createTicket(deps, actor, input, { purpose: 'password-reset', user, identity, email, markEmailVerified })
}

interface Meant {
  readonly purpose: TicketPurpose
  readonly user: User
  readonly identity: Identity
  readonly email: string | null
  readonly markEmailVerified: boolean
}

async function createTicket(
  deps: CreateTicketDeps,
  actor: Actor,
  input: TicketInput,
  { purpose, user, identity, email, markEmailVerified }: Meant,
): Promise<string> {
  await refuseBadTarget(deps, user, input)
  const person = presentUser(await deps.accounts.find(user.id))
  const { resultUrl, clientId, organizationId, includeEmailInRedirect, lifetimeSeconds } = input
  const { connectionId, subject } = identity
  const details = { email, connectionId, subject, resultUrl, clientId, organizationId, markEmailVerified }
  const seconds = lifetimeSeconds ?? undefined
  const ticket = await issueTicket(deps, purpose, person, { ...details, includeEmailInRedirect }, seconds)
  await deps.audit.record(actor, 'user.ticket_created', { kind: 'user', id: user.id }, { purpose })
  return ticket
}

async function ownerOf({ users, connections, accounts }: CreateTicketDeps, owner: TicketOwner): Promise<User> {
  if ('id' in owner) return presentUser(await users.find(owner.id))
  if ((await connections.find(owner.connectionId)) === null) throw notSupported('connection does not exist.')
  const email = canonicalEmail(owner.email)
  const account = presentUser(await accounts.findByIdentifier(owner.connectionId, email))
  const user = presentUser(await users.find(account.userId))
  // A username that is spelled like the address is not the address (AUT-16).
  const isMeant = user.email === email && primaryIdentity(user).connectionId === owner.connectionId
  return presentUser(isMeant ? user : null)
}

async function refuseBadTarget(
  { clients, organizations, memberships, clock }: CreateTicketDeps,
  user: User,
  { resultUrl, clientId, organizationId }: TicketInput,
): Promise<void> {
  if (resultUrl !== null && (clientId !== null || organizationId !== null)) {
    throw notSupported('result_url cannot be specified together with client_id or organization_id.')
  }
  if (resultUrl !== null) refuseBadResultUrl('result_url', resultUrl)
  if (clientId !== null && (await clients.find(clientId)) === null) throw notSupported('The client does not exist.')
  if (organizationId === null) return
  if ((await organizations.find(organizationId)) === null) throw notSupported('The organization does not exist.')
  if (!(await memberships.isMember(organizationId, user.id, clock.now()))) {
    throw notSupported('The user is not a member of the organization.')
  }
}
