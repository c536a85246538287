import type { AuditStore } from '../audit/audit-event.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { passwordHome } from '../connections/password-home.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { SecretDeps } from '../one-time-secrets/one-time-secret.ts'
import { presentUser } from './find-user.ts'
import { mayComeIn } from './lifecycle.ts'
import { issueTicket, type TicketPerson, ticketLink } from './ticket.ts'
import { primaryIdentity } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface HandOverPasswordLinkDeps extends SecretDeps {
  readonly users: Pick<UserStore, 'find'>
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly accounts: { find(userId: string): Promise<TicketPerson | null> }
  readonly audit: AuditStore
  readonly publicUrl: string
}

export interface HandedOver {
  readonly link: string
  readonly expiresAt: Date
}

/** Whoever gets it is there, or on the telephone. */
const handedOverSeconds = 3_600

/**
 * A link that sets a password, for whoever runs the directory to hand over: nothing is mailed, and so it proves no
 * address. A second factor is asked for as before. Call it in a transaction.
 */
export async function handOverPasswordLink(
  deps: HandOverPasswordLinkDeps,
  actor: Actor,
  userId: string,
  circumstances: JsonObject,
): Promise<HandedOver> {
  const now = deps.clock.now()
  const user = presentUser(await deps.users.find(userId))
  const { connectionId, subject } = primaryIdentity(user)
  const home = await passwordHome(deps.connections, { connectionId })
  if (home === null) throw refusal('This person has no password here.')
  if (!mayComeIn(user, now)) throw refusal('This account is suspended or has ended. Activate it first.')
  const account = presentUser(await deps.accounts.find(userId))
  const details = {
    email: user.email,
    connectionId,
    subject,
    resultUrl: null,
    clientId: null,
    organizationId: null,
    markEmailVerified: false,
    includeEmailInRedirect: false,
  }
  const purpose = 'password-reset'
  const ticket = await issueTicket(deps, purpose, account, details, handedOverSeconds)
  const about = { purpose, isHandedOver: true, ...circumstances }
  await deps.audit.record(actor, 'user.ticket_created', { kind: 'user', id: userId }, about)
  const expiresAt = new Date(now.getTime() + handedOverSeconds * 1000)
  return { link: ticketLink(deps.publicUrl, purpose, ticket), expiresAt }
}

function refusal(message: string): RollcallError {
  return new RollcallError('not_permitted', message)
}
