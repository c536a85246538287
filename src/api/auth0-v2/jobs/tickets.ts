// Tickets on this face (auth0.md 5.2): parse, call the use case, present. Nothing is mailed.
import { Type } from 'typebox'
import { createPasswordTicket, createVerificationTicket, type TicketOwner } from '../../../users/create-ticket.ts'
import { ticketLink } from '../../../users/ticket.ts'
import { closed } from '../answers.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, created, type Route } from '../route.ts'
import {
  type PasswordTicketBody,
  passwordTicketBody,
  type VerificationTicketBody,
  verificationTicketBody,
} from './tickets-schemas.ts'

const scopes = anyOf('create:user_tickets')
const ticket = closed({ ticket: Type.String({ format: 'uri' }) })

export const ticketRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/tickets/password-change',
    summary: 'Create a password change ticket',
    scopes,
    body: passwordTicketBody,
    answers: { 201: ticket },
    handle: changePassword,
  },
  {
    method: 'POST',
    path: '/tickets/email-verification',
    summary: 'Create an email verification ticket',
    scopes,
    body: verificationTicketBody,
    answers: { 201: ticket },
    handle: verifyEmail,
  },
]

async function changePassword({ actor, body, directory }: Call<unknown, PasswordTicketBody>): Promise<Answer> {
  const markEmailVerified = body.mark_email_as_verified ?? false
  const input = { ...inputFrom(body), user: ownerFrom(body), markEmailVerified }
  const made = await directory.change((deps) => createPasswordTicket(deps, actor, input))
  return created({ ticket: ticketLink(directory.publicUrl, 'password-reset', made) })
}

async function verifyEmail({ actor, body, directory }: Call<unknown, VerificationTicketBody>): Promise<Answer> {
  const input = { ...inputFrom(body), user: { id: body.user_id } }
  const made = await directory.change((deps) => createVerificationTicket(deps, actor, input))
  return created({ ticket: ticketLink(directory.publicUrl, 'email-verification', made) })
}

function inputFrom({ identity, ttl_sec, ...body }: Omit<VerificationTicketBody, 'user_id'>) {
  return {
    identity:
      identity === undefined
        ? null
        : { provider: identity.provider, subject: identity.user_id, connectionId: identity.connection_id ?? null },
    resultUrl: body.result_url ?? null,
    clientId: body.client_id ?? null,
    organizationId: body.organization_id ?? null,
    lifetimeSeconds: ttl_sec === undefined || ttl_sec === 0 ? null : ttl_sec,
    includeEmailInRedirect: body.includeEmailInRedirect ?? false,
  }
}

/** By id, or by address in a connection; never both. */
function ownerFrom({ user_id: id, connection_id: connectionId, email }: PasswordTicketBody): TicketOwner {
  if (id !== undefined && connectionId === undefined && email === undefined) return { id }
  if (id === undefined && connectionId !== undefined && email !== undefined) return { connectionId, email }
  const message = 'Send either user_id, or connection_id together with email.'
  throw new WireError(400, `Payload validation error: '${message}'.`, 'invalid_body')
}
