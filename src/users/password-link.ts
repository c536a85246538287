import type { MailSettingsStore } from '../messages/mail-settings.ts'
import type { SecretDeps } from '../one-time-secrets/one-time-secret.ts'
import { presentUser } from './find-user.ts'
import { issueTicket, type TicketPerson, ticketLink, ticketSecondsDefault } from './ticket.ts'
import { primaryIdentity, type User } from './user.ts'

export interface PasswordLinkDeps extends SecretDeps {
  readonly mailSettings: Pick<MailSettingsStore, 'readLinkRule'>
  readonly accounts: { find(userId: string): Promise<TicketPerson | null> }
  readonly publicUrl: string
}

/** A link that sets a password, to be mailed to the address on record: whoever opens it reads that mailbox. */
export async function issuePasswordLink(deps: PasswordLinkDeps, user: User): Promise<string> {
  const { connectionId, subject } = primaryIdentity(user)
  const account = presentUser(await deps.accounts.find(user.id))
  const { resultUrl, includeEmailInRedirect, lifetimeSeconds } = await deps.mailSettings.readLinkRule('reset-password')
  const details = {
    email: user.email,
    connectionId,
    subject,
    resultUrl,
    clientId: null,
    organizationId: null,
    markEmailVerified: true,
    includeEmailInRedirect,
  }
  const ticket = await issueTicket(deps, 'password-reset', account, details, lifetimeSeconds ?? ticketSecondsDefault)
  return ticketLink(deps.publicUrl, 'password-reset', ticket)
}
