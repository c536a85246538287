import type { AuditStore } from '../audit/audit-event.ts'
import type { ClientStore } from '../clients/client-store.ts'
import { connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import { presentUser } from '../users/find-user.ts'
import { type Identity, primaryIdentity, type User } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import { presentJob } from './find-job.ts'
import type { Job } from './job.ts'
import type { JobStore } from './job-store.ts'

export interface VerificationEmailInput {
  readonly userId: string
  readonly clientId: string | null
  /** Which identity is meant; the primary one, in a database, when left out. */
  readonly identity: {
    readonly provider: string
    readonly subject: string
    readonly connectionId: string | null
  } | null
}

export interface VerificationEmailDeps {
  readonly users: UserStore
  readonly connections: ConnectionStore
  readonly clients: ClientStore
  readonly jobs: JobStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/**
 * Records that a person is to be asked to verify their address (auth0.md 5.3). No mail is sent yet: the job stays
 * pending, and says so. Call it in a transaction.
 */
export async function requestVerificationEmail(
  deps: VerificationEmailDeps,
  actor: Actor,
  input: VerificationEmailInput,
): Promise<Job> {
  const { users, clients, jobs, audit, clock } = deps
  const user = presentUser(await users.find(input.userId))
  if (input.clientId !== null && (await clients.find(input.clientId)) === null)
    throw refusal('The client does not exist.')
  const identity = meantIdentity(user, input)
  await refuseUnfitConnection(deps, identity, input.identity !== null)
  if (user.email === null) throw refusal('User does not have an email address.')
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
  return presentJob(await jobs.find(id))
}

function meantIdentity(user: User, { identity }: VerificationEmailInput): Identity {
  if (identity === null) return primaryIdentity(user)
  const { provider, subject, connectionId } = identity
  const meant = user.identities.find(
    (own) =>
      own.provider === provider &&
      own.subject === subject &&
      (connectionId === null || own.connectionId === connectionId),
  )
  if (meant === undefined) throw refusal('The identity does not exist.')
  return meant
}

async function refuseUnfitConnection(
  { connections }: VerificationEmailDeps,
  identity: Identity,
  isNamed: boolean,
): Promise<void> {
  const connection = await connections.find(identity.connectionId)
  if (connection === null) throw refusal('connection does not exist.')
  // Of other kinds, only an identity that was named is verified.
  if (!isNamed && connectionKind(connection) !== 'database') throw refusal('Connection must be a database connection.')
  if (!connection.isEnabled) throw refusal('Connection must be enabled.')
}

function refusal(message: string): RollcallError {
  return new RollcallError('operation_not_supported', message)
}
