// Somebody comes in by a link with which they set their own password: nobody types it for them (console.md 3.3).
import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import { presentUser } from '../users/find-user.ts'
import { issueTicket, type TicketPerson, ticketLink } from '../users/ticket.ts'
import { primaryIdentity } from '../users/user.ts'
import { type CreateOperatorDeps, type CreateOperatorInput, createOperator } from './create-operator.ts'
import type { Operator } from './operator.ts'
import { type ChangeOperatorDeps, operatorToChange } from './operator-to-change.ts'

/** The stores of the console's own application. */
export interface InvitationDeps extends ChangeOperatorDeps, Pick<CreateOperatorDeps, 'clock' | 'publicUrl'> {
  readonly audit: AuditStore
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly accounts: { find(userId: string): Promise<TicketPerson | null> }
  readonly messages: MessageQueue
  readonly sendsMail: boolean
}

export interface OperatorInvitation {
  readonly isMailed: boolean
  /** Told once, to be handed over, where no mail is sent; else their mailbox alone has it. */
  readonly link: string | null
  readonly expiresAt: Date
}

/** A week (console.md 3.3). */
const invitationSeconds = 604_800

/** Adds somebody and asks them in, with no more rights than whoever asks. Call it in a transaction. */
export async function inviteOperator(
  deps: InvitationDeps & CreateOperatorDeps,
  actor: Actor,
  input: Omit<CreateOperatorInput, 'password'>,
): Promise<{ readonly operator: Operator; readonly invitation: OperatorInvitation }> {
  const operator = await createOperator(deps, actor, { ...input, password: null })
  return { operator, invitation: await invite(deps, actor, operator) }
}

/** Asks again whoever has not come in yet; the link before stops working. Call it in a transaction. */
export async function inviteOperatorAgain(deps: InvitationDeps, actor: Actor, id: string): Promise<OperatorInvitation> {
  const { operator } = await operatorToChange(deps, actor, id)
  if (operator.invitedAt === null) {
    throw new RollcallError('not_permitted', 'They have come in already. Forgotten passwords are set anew at sign-in.')
  }
  await deps.operators.setInvitedAt(id, deps.clock.now())
  return invite(deps, actor, operator)
}

async function invite(deps: InvitationDeps, actor: Actor, { id, role }: Operator): Promise<OperatorInvitation> {
  const { users, accounts, oneTimeSecrets, messages, audit, sendsMail, publicUrl, clock } = deps
  const user = presentUser(await users.find(id))
  const { connectionId, subject } = primaryIdentity(user)
  const details = {
    email: user.email,
    connectionId,
    subject,
    resultUrl: null,
    clientId: null,
    organizationId: null,
    // A link that was handed over proves no mailbox.
    markEmailVerified: sendsMail,
    includeEmailInRedirect: false,
  }
  await oneTimeSecrets.supersede(id, 'password-reset', clock.now())
  const account = presentUser(await accounts.find(id))
  const ticket = await issueTicket(deps, 'password-reset', account, details, invitationSeconds)
  const link = ticketLink(publicUrl, 'password-reset', ticket)
  const expiresAt = new Date(clock.now().getTime() + invitationSeconds * 1000)
  await audit.record(actor, 'operator.invited', { kind: 'operator', id }, { role, isMailed: sendsMail })
  if (!sendsMail || user.email === null) return { isMailed: false, link, expiresAt }
  const to = { to: user.email, userId: id, locale: null }
  await messages.queue({ kind: 'account-made', ...to, values: { link, organization: null } })
  return { isMailed: true, link: null, expiresAt }
}
