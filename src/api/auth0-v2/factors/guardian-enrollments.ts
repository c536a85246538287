// Enrolments by their id alone: the vendor's older view of authentication methods.
import type { AuthenticationMethod } from '../../../authentication-methods/authentication-method.ts'
import { removeMethod } from '../../../authentication-methods/remove-method.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { createEnrolmentTicket } from '../../../sign-ins/create-enrolment-ticket.ts'
import type { TicketFactor } from '../../../sign-ins/ticket-factors.ts'
import { canonicalEmail } from '../../../users/identifiers.ts'
import { WireError } from '../errors.ts'
import { type Answer, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { maskedPhone } from './authentication-methods-json.ts'
import { wireMethods } from './enrollments.ts'
import { enrollmentAnswer, type TicketBody, ticketAnswer, ticketBody } from './guardian-schemas.ts'

const one = { path: '/guardian/enrollments/:id' }

export const guardianEnrollmentRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/guardian/enrollments/ticket',
    scopes: anyOf('create:guardian_enrollment_tickets'),
    summary: 'Create a multi-factor authentication enrollment ticket',
    body: ticketBody,
    answers: { 200: ticketAnswer },
    differs:
      'A ticket enrols an authenticator app or a security key, whichever the person chooses of those that are on, or what factor names: otp, webauthn-roaming or webauthn-platform, which are one here. Apps that take passwords themselves ask for no security key: name otp for people of such an app. An authenticator that was there before goes, and somebody who has a second factor gets a ticket only with allow_multiple_enrollments. Where send_mail names an address that is suppressed, 409 address_suppressed says that no letter goes there, and no ticket is made.',
    handle: createTicket,
  },
  {
    method: 'GET',
    ...one,
    scopes: anyOf('read:guardian_enrollments'),
    summary: 'Get a multi-factor authentication enrollment',
    answers: { 200: enrollmentAnswer },
    handle: get,
  },
  {
    method: 'DELETE',
    ...one,
    scopes: anyOf('delete:guardian_enrollments'),
    summary: 'Delete a multi-factor authentication enrollment',
    answers: { 204: null },
    handle: remove,
  },
]

async function createTicket({ actor, body, directory }: Call<unknown, TicketBody>): Promise<Answer> {
  const { user_id: userId, send_mail, email, email_locale, factor, allow_multiple_enrollments } = body
  if (factor !== undefined && enrolled[factor] === undefined) {
    throw new WireError(
      400,
      `The factor ${factor} cannot be enrolled by a ticket on this server. Use otp or webauthn-roaming.`,
      'operation_not_supported',
    )
  }
  if (send_mail !== true && (email !== undefined || email_locale !== undefined)) {
    throw invalidField(email === undefined ? 'email_locale' : 'email', 'Only where send_mail is true')
  }
  const to = email === undefined ? null : canonicalEmail(email)
  const mail = send_mail === true ? { to, locale: email_locale ?? null } : null
  const named = factor === undefined ? null : (enrolled[factor] ?? null)
  const input = { userId, factor: named, allowsMore: allow_multiple_enrollments ?? false, mail }
  const { ticket, link } = await createEnrolmentTicket(directory, actor, input)
  return ok({ ticket_id: ticket, ticket_url: link })
}

/** A device that is also a key, and a key that is carried along, are made alike. */
const enrolled: Readonly<Partial<Record<NonNullable<TicketBody['factor']>, TicketFactor>>> = {
  otp: 'app',
  'webauthn-platform': 'key',
  'webauthn-roaming': 'key',
}

async function get({ params, directory }: Call): Promise<Answer> {
  const found = await directory.stores.authenticationMethods.findById(params.id as string)
  return ok(enrollmentJson(presentEnrollment(found)))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change(async (deps) => {
    const { userId, id } = presentEnrollment(await deps.authenticationMethods.findById(params.id as string))
    await removeMethod(deps, actor, userId, id)
  })
  return noContent
}

function presentEnrollment(found: AuthenticationMethod | null): AuthenticationMethod {
  if (found !== null && found.type in wireMethods) return found
  throw new RollcallError('enrollment_not_found', 'The enrollment does not exist.')
}

function enrollmentJson({ id, type, name, destination, confirmedAt, lastUsedAt }: AuthenticationMethod) {
  return {
    id,
    status: confirmedAt === null ? 'pending' : 'confirmed',
    ...(name === null ? {} : { name }),
    ...(type !== 'phone' || destination === null ? {} : { phone_number: maskedPhone(destination) }),
    ...(confirmedAt === null ? {} : { enrolled_at: confirmedAt.toISOString() }),
    ...(lastUsedAt === null ? {} : { last_auth: lastUsedAt.toISOString() }),
  }
}
