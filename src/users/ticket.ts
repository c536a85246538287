// Tickets: links by which a person proves an address or sets a password. Mailed by us, or handed to a program that
// mails them itself; either way each works once, for the address and the state of the account it was made for.
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import {
  issueSecret,
  type OneTimeSecret,
  type SecretDeps,
  type SecretPurpose,
} from '../one-time-secrets/one-time-secret.ts'

export type TicketPurpose = Extract<SecretPurpose, 'password-reset' | 'email-verification'>

/** What a ticket leads to. */
export interface TicketDetails {
  /** The address that the ticket is about: a ticket never proves another. Null for people without one. */
  readonly email: string | null
  /** Of the identity it is about. */
  readonly connectionId: string
  readonly subject: string
  readonly resultUrl: string | null
  readonly clientId: string | null
  readonly organizationId: string | null
  /** Whoever uses it proves the address, because it was mailed there or because the caller says so. */
  readonly markEmailVerified: boolean
  readonly includeEmailInRedirect: boolean
}

/** Whom a ticket is for: whoever holds it may act for this person as long as the version stands. */
export interface TicketPerson {
  readonly userId: string
  readonly securityVersion: number
}

/** 5 days (auth0.md 5.2). */
export const ticketSecondsDefault = 432_000

export async function issueTicket(
  deps: SecretDeps,
  purpose: TicketPurpose,
  person: TicketPerson,
  details: TicketDetails,
  lifetimeSeconds: number = ticketSecondsDefault,
): Promise<string> {
  return issueSecret(deps, { purpose, lifetimeSeconds, person, payload: { ...details } })
}

const pages: Readonly<Record<TicketPurpose, string>> = {
  'password-reset': 'u/reset-password',
  'email-verification': 'u/email-verification',
}

/** The host comes from the configuration and from nowhere else (REC-01). The closing # is the vendor's (auth0.md 5.2). */
export function ticketLink(publicUrl: string, purpose: TicketPurpose, ticket: string): string {
  return `${publicUrl}${pages[purpose]}?ticket=${ticket}#`
}

/** What a stored ticket leads to, and for whom; `link_unusable` when there is none. */
export function openedTicket(secret: OneTimeSecret | null): TicketDetails & TicketPerson {
  if (secret === null || secret.userId === null || secret.securityVersion === null) throw unusableLink()
  const { userId, securityVersion, payload } = secret
  return { ...detailsOf(payload), userId, securityVersion }
}

export function unusableLink(): RollcallError {
  return new RollcallError('link_unusable', 'This link does not work any more. Ask for a new one.')
}

function detailsOf(payload: JsonObject): TicketDetails {
  const text = (name: keyof TicketDetails) => {
    const value = payload[name]
    return typeof value === 'string' ? value : null
  }
  const [connectionId, subject] = [text('connectionId'), text('subject')]
  if (connectionId === null || subject === null) throw unusableLink()
  return {
    email: text('email'),
    connectionId,
    subject,
    resultUrl: text('resultUrl'),
    clientId: text('clientId'),
    organizationId: text('organizationId'),
    markEmailVerified: payload.markEmailVerified === true,
    includeEmailInRedirect: payload.includeEmailInRedirect === true,
  }
}
