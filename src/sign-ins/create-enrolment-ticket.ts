import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { invalidField, notSupported, RollcallError } from '../kernel/errors.ts'
import { type RefuseSuppressedDeps, refuseSuppressed } from '../messages/refuse-suppressed.ts'
import { issueSecret } from '../one-time-secrets/one-time-secret.ts'
import { presentUser } from '../users/find-user.ts'
import { ticketSecondsDefault } from '../users/ticket.ts'
import type { SignInDeps, SignInStores } from './sign-in-deps.ts'
import { hasFactor, offersOf, type TicketFactor } from './ticket-factors.ts'

export interface EnrolmentTicketInput {
  readonly userId: string
  /** The one to be set up; null: the person chooses among those that are on. */
  readonly factor: TicketFactor | null
  /** For somebody who has a second factor already: without it they get no ticket. */
  readonly allowsMore: boolean
  /** Null: nothing is mailed. */
  readonly mail: { readonly to: string | null; readonly locale: string | null } | null
}

export interface EnrolmentTicketDeps extends Pick<SignInDeps, 'clock' | 'publicUrl'> {
  readonly change: Change<SignInStores & RefuseSuppressedDeps>
}

/**
 * Answers the ticket, which is stored nowhere, and its link. Throws `user_not_found`, `factor_exists`, and
 * `address_suppressed` where its letter would be held back.
 */
export async function createEnrolmentTicket(
  { change, clock, publicUrl }: EnrolmentTicketDeps,
  actor: Actor,
  { userId, factor, allowsMore, mail }: EnrolmentTicketInput,
): Promise<{ readonly ticket: string; readonly link: string }> {
  return change(async (stores) => {
    const account = presentUser(await stores.accounts.find(userId))
    const { app, key } = offersOf(await stores.settings.read(), factor)
    if (!app && !key) throw notSupported(turnedOff[factor ?? 'any'])
    if (!allowsMore && (await hasFactor(stores, userId))) {
      throw new RollcallError('factor_exists', 'The user has a second factor already. Allow multiple enrollments.')
    }
    const { securityVersion } = account
    const ticket = await issueSecret(
      { ...stores, clock },
      {
        purpose: 'mfa-enrolment',
        lifetimeSeconds: ticketSecondsDefault,
        person: { userId, securityVersion },
        payload: { allowsMore, factor },
      },
    )
    const link = `${publicUrl}u/mfa-enrolment?ticket=${ticket}`
    const details = { purpose: 'mfa-enrolment' }
    await stores.audit.record(actor, 'user.ticket_created', { kind: 'user', id: userId }, details)
    if (mail !== null) {
      const to = mail.to ?? account.email
      if (to === null) throw invalidField('email', 'The user has no address. Name one, or send send_mail false.')
      await refuseSuppressed(stores, to)
      const locale = mail.locale ?? account.locale
      await stores.messages.queue({ kind: 'factor-enrolment', to, userId, locale, values: { link } })
    }
    return { ticket, link }
  })
}

const turnedOff: Readonly<Record<TicketFactor | 'any', string>> = {
  app: 'Authenticator apps are turned off. Turn on the factor otp.',
  key: 'Security keys are turned off. Turn on the factor webauthn-roaming.',
  any: 'Authenticator apps and security keys are turned off. Turn on one of them.',
}
