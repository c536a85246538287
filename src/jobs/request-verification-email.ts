import type { AuditStore } from '../audit/audit-event.ts'
import type { ClientStore } from '../clients/client-store.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import { notSupported } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import { presentUser } from '../users/find-user.ts'
import { fitConnection, mailableAddress, meantIdentity, type NamedIdentity } from '../users/meant-identity.ts'
import { localeIn, type RequestVerificationDeps, requestVerification } from '../users/request-verification.ts'
import type { TicketPerson } from '../users/ticket.ts'
import type { UserStore } from '../users/user-store.ts'
import { presentJob } from './find-job.ts'
import type { Job } from './job.ts'
import type { JobStore } from './job-store.ts'

export interface VerificationEmailInput {
  readonly userId: string
  readonly clientId: string | null
  readonly organizationId: string | null
  /** Which identity is meant; the primary one, in a database, when left out. */
  readonly identity: NamedIdentity | null
}

export interface VerificationEmailDeps extends RequestVerificationDeps {
  readonly users: UserStore
  readonly connections: ConnectionStore
  readonly clients: ClientStore
  readonly accounts: { find(userId: string): Promise<TicketPerson | null> }
  readonly jobs: JobStore
  readonly audit: AuditStore
}

/**
 * Asks a person by mail to prove their address (auth0.md 5.3). The job is done when the mail is queued, and answered as
 * it was made. Call it in a transaction.
 */
export async function requestVerificationEmail(
  deps: VerificationEmailDeps,
  actor: Actor,
  input: VerificationEmailInput,
): Promise<Job> {
  const { users, jobs, audit, clock } = deps
  const user = presentUser(await users.find(input.userId))
  const client = await clientOf(deps, input.clientId)
  const identity = meantIdentity(user, input.identity)
  await fitConnection(deps.connections, identity, input.identity !== null)
  const email = mailableAddress(user, identity)
  const person = presentUser(await deps.accounts.find(user.id))
  const { organizationId } = input
  const locale = localeIn(user.userMetadata)
  await requestVerification(deps, { person, email, identity, locale, client, organizationId })
  const id = prefixedId('job')
  await jobs.insert({
    id,
    kind: 'verification-email',
    connectionId: null,
    parameters: { userId: user.id, clientId: input.clientId, provider: identity.provider, subject: identity.subject },
    createdBy: { kind: actor.kind, id: actor.id, name: actor.name },
    createdAt: clock.now(),
    receivingUntil: null,
  })
  await audit.record(actor, 'user.verification_requested', { kind: 'user', id: user.id }, { job: id })
  const job = presentJob(await jobs.find(id))
  await jobs.finish(id, 'completed', null, clock.now())
  return job
}

async function clientOf({ clients }: VerificationEmailDeps, id: string | null) {
  if (id === null) return null
  const client = await clients.find(id)
  if (client === null) throw notSupported('The client does not exist.')
  return client
}
