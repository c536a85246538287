// Setting up an authenticator by a link that somebody was given for it: it stands for an administrator's word, so it
// enrols and opens nothing. The person who holds it signs in as ever, and shows the new factor then.
import { hasOwnFactor } from '../authentication-methods/authentication-method.ts'
import { clearMfaReset } from '../authentication-methods/clear-mfa-reset.ts'
import { holdPerson } from '../authentication-methods/hold-person.ts'
import { makeRecoveryCodes } from '../authentication-methods/recovery-codes.ts'
import { confirmTotp, resumeTotp, type StartedTotp, startTotp } from '../authentication-methods/totp.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Actor, Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { invalidField, notSupported, RollcallError } from '../kernel/errors.ts'
import { type RefuseSuppressedDeps, refuseSuppressed } from '../messages/refuse-suppressed.ts'
import {
  consumeSecret,
  issueSecret,
  type OneTimeSecret,
  oneTimeHash,
  peekSecret,
} from '../one-time-secrets/one-time-secret.ts'
import { presentUser } from '../users/find-user.ts'
import { ticketSecondsDefault, unusableLink } from '../users/ticket.ts'
import type { Account } from './account.ts'
import { personFrom, type SignInDeps, type SignInStores } from './sign-in-deps.ts'

export interface EnrolmentTicketInput {
  readonly userId: string
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
  { userId, allowsMore, mail }: EnrolmentTicketInput,
): Promise<{ readonly ticket: string; readonly link: string }> {
  return change(async (stores) => {
    const account = presentUser(await stores.accounts.find(userId))
    if ((await stores.settings.read()).disabledFactors.includes('totp')) {
      throw notSupported('Authenticator apps are turned off. Turn on the factor otp.')
    }
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
        payload: { allowsMore },
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

export interface Enrolling {
  readonly totp: StartedTotp
  readonly accountLabel: string
  /** Brings the authenticator back with the code; good with this ticket alone. */
  readonly sealedMethodId: string
}

/** A new secret for an authenticator app, or the one begun before. Throws `link_unusable`. */
export async function startByTicket(deps: SignInDeps, ticket: string, begun: string | null): Promise<Enrolling> {
  const account = await holderOf(deps, ticket)
  const { stores, sealer, clock } = deps
  const accountLabel = account.email ?? account.name ?? account.userId
  const label = { accountLabel, issuer: (await stores.settings.read()).displayName }
  const methodId = begun === null ? null : openMethodId(deps, ticket, begun)
  const kept =
    methodId === null ? null : await resumeTotp({ ...stores, sealer, clock }, account.userId, methodId, label)
  const totp = kept ?? (await deps.change((changing) => startTotp({ ...changing, sealer, clock }, account, label)))
  const sealedMethodId = sealer.seal(totp.methodId, placeOf(ticket)).toString('base64url')
  return { totp, accountLabel, sealedMethodId }
}

/**
 * The authenticator counts, and the ticket is spent. Answers recovery codes for whoever had none, shown once; null when
 * the code is not the authenticator's. Throws `link_unusable`, `rate_limited`.
 */
export async function finishByTicket(
  deps: SignInDeps,
  caller: Caller,
  ticket: string,
  { sealedMethodId, code }: { readonly sealedMethodId: string; readonly code: string },
): Promise<readonly string[] | null> {
  const account = await holderOf(deps, ticket)
  const { userId } = account
  const methodId = openMethodId(deps, ticket, sealedMethodId)
  if (methodId === null) throw unusableLink()
  const { stores, clock } = deps
  const attempt = { act: 'second-factor', account: userId, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const codes = await deps.change((changing) => enrol(deps, changing, caller, account, ticket, { methodId, code }))
  if (codes !== null) await giveBackAttempt({ attempts: stores.attempts, clock }, attempt)
  return codes
}

async function enrol(
  { sealer, clock }: SignInDeps,
  stores: SignInStores,
  caller: Caller,
  account: Account,
  ticket: string,
  { methodId, code }: { readonly methodId: string; readonly code: string },
): Promise<readonly string[] | null> {
  const { userId } = account
  const actor = personFrom(account, caller)
  // Held first, so that of two tickets at once the second sees what the first enrolled.
  await holdPerson(stores.authenticationMethods, userId)
  const { factors } = await stores.authenticationMethods.factorsOf(userId)
  const hadFactor = hasOwnFactor(factors)
  if (!(await confirmTotp({ ...stores, sealer, clock }, actor, userId, methodId, code))) return null
  const secret = await consumeSecret({ oneTimeSecrets: stores.oneTimeSecrets, clock }, 'mfa-enrolment', ticket)
  if (secret === null || (hadFactor && !allowsMore(secret))) throw unusableLink()
  await clearMfaReset(stores, userId)
  const areOff = (await stores.settings.read()).disabledFactors.includes('recovery-code')
  return areOff || factors.recoveryCodesLeft > 0 ? [] : makeRecoveryCodes({ ...stores, clock }, actor, userId)
}

/** Whether the ticket can still be used: not when its person found another way to a factor, unless it allows more. */
export async function mayEnrol(deps: SignInDeps, ticket: string): Promise<boolean> {
  return (await findHolder(deps, ticket)) !== null
}

async function holderOf(deps: SignInDeps, ticket: string): Promise<Account> {
  const account = await findHolder(deps, ticket)
  if (account === null) throw unusableLink()
  return account
}

async function findHolder({ stores, clock }: SignInDeps, ticket: string): Promise<Account | null> {
  const secret = await peekSecret({ oneTimeSecrets: stores.oneTimeSecrets, clock }, 'mfa-enrolment', ticket)
  const account = secret?.userId == null ? null : await stores.accounts.find(secret.userId)
  if (secret === null || account === null) return null
  return !allowsMore(secret) && (await hasFactor(stores, account.userId)) ? null : account
}

async function hasFactor({ authenticationMethods }: Pick<SignInStores, 'authenticationMethods'>, userId: string) {
  return hasOwnFactor((await authenticationMethods.factorsOf(userId)).factors)
}

function allowsMore({ payload }: OneTimeSecret): boolean {
  return payload.allowsMore === true
}

function openMethodId({ sealer }: SignInDeps, ticket: string, sealed: string): string | null {
  try {
    return sealer.unseal(Buffer.from(sealed, 'base64url'), placeOf(ticket)).toString()
  } catch {
    // Not sealed by us for this ticket: nothing was begun with it.
    return null
  }
}

function placeOf(ticket: string): readonly string[] {
  return ['one-time secrets', 'mfa-enrolment', oneTimeHash('mfa-enrolment', ticket).toString('base64url')]
}
