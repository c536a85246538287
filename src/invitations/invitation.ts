// Invitations: somebody is asked by e-mail to join an organization. An invitation is opened by a ticket that works once;
// who accepts must own the invited address.
import type { Client } from '../clients/client.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { Organization } from '../organizations/organization.ts'

/** The person who made it, where it was no program. */
export interface Maker {
  readonly kind: 'user' | 'operator'
  readonly id: string
}

export interface Invitation {
  readonly id: string
  readonly organizationId: string
  /** Where the person arrives after accepting; null for a page of our own. */
  readonly clientId: string | null
  /** The only connection they may come from; null for any. */
  readonly connectionId: string | null
  readonly inviterName: string
  /** Null for those of programs, of people who are gone, and of before it was kept. */
  readonly madeBy: Maker | null
  readonly inviteeEmail: string
  /** Given inside the organization on acceptance. */
  readonly roleIds: readonly string[]
  /** Of a person who is made on acceptance; somebody who is there already keeps their own. */
  readonly appMetadata: JsonObject
  readonly userMetadata: JsonObject
  /** The ticket that its maker was handed; opened by `ticketOf` alone. */
  readonly sealedTicket: Buffer
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly acceptedBy: string | null
  /** When whoever came too late asked for another; null where nobody did. */
  readonly askedAgainAt: Date | null
}

export const invitationSecondsDefault = 7 * 86_400
export const invitationSecondsAtMost = 30 * 86_400

export type InvitationState = 'pending' | 'accepted' | 'expired'

export function invitationState({ acceptedAt, expiresAt }: Invitation, now: Date): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  return expiresAt > now ? 'pending' : 'expired'
}

export function sealedTicket(sealer: Sealer, id: string, ticket: string): Buffer {
  return sealer.seal(ticket, ['invitations', 'ticket', id])
}

export function ticketOf(sealer: Sealer, { id, sealedTicket: sealed }: Invitation): string {
  return sealer.unseal(sealed, ['invitations', 'ticket', id]).toString()
}

/** The client's own beginning of a sign-in, where it has one, which brings the ticket back to us; else our page. */
export function invitationLink(
  publicUrl: string,
  client: Client | null,
  { id, name }: Pick<Organization, 'id' | 'name'>,
  ticket: string,
): string {
  const start = client?.settings.initiate_login_uri
  if (typeof start !== 'string' || !URL.canParse(start)) {
    return `${publicUrl}u/invitation?${new URLSearchParams({ ticket })}`
  }
  const link = new URL(start)
  link.searchParams.set('invitation', ticket)
  link.searchParams.set('organization', id)
  link.searchParams.set('organization_name', name)
  return link.href
}

/** What was found for an invitation, or `invitation_not_found`. */
export function presentInvitation<Found>(found: Found | null): Found {
  if (found === null) throw new RollcallError('invitation_not_found', 'The invitation does not exist.')
  return found
}
