import type { Client } from '../clients/client.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MailSettingsStore } from '../messages/mail-settings.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { SecretDeps } from '../one-time-secrets/one-time-secret.ts'
import { issueTicket, type TicketPerson, ticketLink, ticketSecondsDefault } from './ticket.ts'
import type { Identity } from './user.ts'

export interface RequestVerificationDeps extends SecretDeps {
  readonly messages: MessageQueue
  readonly mailSettings: Pick<MailSettingsStore, 'readLinkRule'>
  readonly publicUrl: string
}

export interface VerificationRequest {
  readonly person: TicketPerson
  /** The address to be proven, of this identity. */
  readonly email: string
  readonly identity: Pick<Identity, 'connectionId' | 'subject'>
  readonly locale: string | null
  /** Whose people are asked; the mail names it (S003-67). */
  readonly client: Pick<Client, 'id' | 'name'> | null
  readonly organizationId: string | null
}

/** Mails a link that proves an address. Call it in the transaction of what made the address worth proving. */
export async function requestVerification(deps: RequestVerificationDeps, request: VerificationRequest): Promise<void> {
  const { person, email, identity, locale, client, organizationId } = request
  const rule = await deps.mailSettings.readLinkRule('verify-email')
  const details = {
    email,
    connectionId: identity.connectionId,
    subject: identity.subject,
    resultUrl: rule.resultUrl,
    clientId: client?.id ?? null,
    organizationId,
    markEmailVerified: true,
    includeEmailInRedirect: rule.includeEmailInRedirect,
  }
  const seconds = rule.lifetimeSeconds ?? ticketSecondsDefault
  const ticket = await issueTicket(deps, 'email-verification', person, details, seconds)
  const link = ticketLink(deps.publicUrl, 'email-verification', ticket)
  const values = client === null ? { link } : { link, client: client.name }
  await deps.messages.queue({ kind: 'verify-email', to: email, userId: person.userId, locale, values })
}

/** The language somebody asked for, as imports and sign-up keep it. */
export function localeIn(userMetadata: JsonObject | null): string | null {
  const locale = userMetadata?.locale
  return typeof locale === 'string' ? locale : null
}
