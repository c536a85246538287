// Impersonation: an operator sees what a person sees, for a quarter of an hour and in their own name. It is off unless an
// owner turned it on. This folder allows it and opens the session; what may not be done in one is refused where it is done.
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { ClientStore } from '../clients/client-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { issueSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { AccountStore } from '../sign-ins/account.ts'
import { presentUser } from '../users/find-user.ts'
import { mayComeIn } from '../users/lifecycle.ts'
import { startOf } from './start-of-client.ts'

export interface StartImpersonationDeps {
  readonly accounts: Pick<AccountStore, 'find'>
  readonly clients: Pick<ClientStore, 'find'>
  readonly settings: Pick<SettingsStore, 'read'>
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface ImpersonationInput {
  /** Where it leads; null to the pages of the person's own account. */
  readonly clientId: string | null
  readonly reason: string
}

/** The browser that asked goes on with it at once. */
const ticketSeconds = 60

/** Answers the ticket that opens the session once, which is stored nowhere. Call it in a transaction. */
export async function startImpersonation(
  deps: StartImpersonationDeps,
  actor: Actor,
  userId: string,
  { clientId, reason }: ImpersonationInput,
): Promise<string> {
  const { accounts, clients, settings, messages, audit, clock } = deps
  const { impersonation: policy } = await settings.read()
  if (policy === 'off') throw refusal('Impersonation is turned off. An owner can turn it on in the settings.')
  if (actor.kind !== 'operator') throw refusal('Only an operator who is signed in to the console can impersonate.')
  if (reason.trim() === '') throw invalidField('reason', 'Say why.')
  const account = presentUser(await accounts.find(userId))
  if (!mayComeIn(account.admission, clock.now())) {
    throw refusal('This account is suspended or has ended: nobody can act as this person.')
  }
  if (clientId !== null && startOf(await clients.find(clientId)) === null) {
    throw invalidField('clientId', 'This app names no address at which it begins a sign-in (initiate_login_uri).')
  }
  const impersonation = prefixedId('imp')
  const ticket = await issueSecret(deps, {
    purpose: 'impersonation',
    lifetimeSeconds: ticketSeconds,
    person: account,
    payload: { impersonation, clientId, operator: actor.id, operatorName: actor.name },
  })
  const subject = { kind: 'user', id: account.userId } as const
  await audit.record(actor, 'user.impersonation_started', subject, {
    impersonation,
    reason: reason.trim(),
    ...(clientId === null ? {} : { client: clientId }),
  })
  if (policy === 'told' && account.email !== null) {
    const { email, locale } = account
    await messages.queue({ kind: 'impersonated', to: email, userId: account.userId, locale, values: {} })
  }
  return ticket
}

function refusal(message: string): RollcallError {
  return new RollcallError('not_permitted', message)
}
