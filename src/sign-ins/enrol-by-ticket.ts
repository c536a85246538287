// Setting up a second factor by a link that somebody was given for it: it stands for an administrator's word, so it
// enrols and opens nothing. The person who holds it signs in as ever, and shows the new factor then.
import { hasOwnFactor } from '../authentication-methods/authentication-method.ts'
import { clearMfaReset } from '../authentication-methods/clear-mfa-reset.ts'
import { holdPerson } from '../authentication-methods/hold-person.ts'
import { makeRecoveryCodes } from '../authentication-methods/recovery-codes.ts'
import { confirmTotp, resumeTotp, type StartedTotp, startTotp } from '../authentication-methods/totp.ts'
import { giveBackAttempt, guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Actor, Caller } from '../kernel/actor.ts'
import { consumeSecret, type OneTimeSecret, oneTimeHash, peekSecret } from '../one-time-secrets/one-time-secret.ts'
import { unusableLink } from '../users/ticket.ts'
import type { Account } from './account.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'
import { hasFactor, offersOf, type TicketFactor } from './ticket-factors.ts'

export interface Enrolling {
  readonly totp: StartedTotp
  readonly accountLabel: string
  /** Brings the authenticator back with the code; good with this ticket alone. */
  readonly sealedMethodId: string
}

/** A new secret for an authenticator app, or the one begun before. Throws `link_unusable`. */
export async function startByTicket(deps: SignInDeps, ticket: string, begun: string | null): Promise<Enrolling> {
  const account = await holderOf(deps, ticket, 'app')
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
  const account = await holderOf(deps, ticket, 'app')
  const { userId } = account
  const methodId = openMethodId(deps, ticket, sealedMethodId)
  if (methodId === null) throw unusableLink()
  const { stores, clock } = deps
  const attempt = { act: 'second-factor', account: userId, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const codes = await deps.change((changing) =>
    enrolByTicket({ ...deps, stores: changing }, caller, account, ticket, (actor) =>
      confirmTotp({ ...changing, sealer: deps.sealer, clock }, actor, userId, methodId, code),
    ),
  )
  if (codes !== null) await giveBackAttempt({ attempts: stores.attempts, clock }, attempt)
  return codes
}

/** Spends the ticket for what `enrol` sets up; null, and nothing done, where it sets up nothing. Call it in a transaction. */
export async function enrolByTicket(
  { stores, clock }: Pick<SignInDeps, 'stores' | 'clock'>,
  caller: Caller,
  account: Account,
  ticket: string,
  enrol: (actor: Actor) => Promise<boolean>,
): Promise<readonly string[] | null> {
  const { userId } = account
  const actor = personFrom(account, caller)
  // Held first, so that of two tickets at once the second sees what the first enrolled.
  await holdPerson(stores.authenticationMethods, userId)
  const { factors } = await stores.authenticationMethods.factorsOf(userId)
  const hadFactor = hasOwnFactor(factors)
  if (!(await enrol(actor))) return null
  const secret = await consumeSecret({ oneTimeSecrets: stores.oneTimeSecrets, clock }, 'mfa-enrolment', ticket)
  if (secret === null || (hadFactor && !allowsMore(secret))) throw unusableLink()
  await clearMfaReset(stores, userId)
  const areOff = (await stores.settings.read()).disabledFactors.includes('recovery-code')
  return areOff || factors.recoveryCodesLeft > 0 ? [] : makeRecoveryCodes({ ...stores, clock }, actor, userId)
}

/** What can be set up by the ticket; nothing once its person found another way to a factor, unless it allows more. */
export async function offeredByTicket(
  deps: SignInDeps,
  ticket: string,
): Promise<Readonly<Record<TicketFactor, boolean>>> {
  return (await findHolder(deps, ticket))?.offers ?? { app: false, key: false }
}

/** Throws `link_unusable`, also for a factor that it is not for, or that is off by now. */
export async function holderOf(deps: SignInDeps, ticket: string, factor: TicketFactor): Promise<Account> {
  const found = await findHolder(deps, ticket)
  if (found === null || !found.offers[factor]) throw unusableLink()
  return found.account
}

async function findHolder({ stores, clock }: SignInDeps, ticket: string) {
  const secret = await peekSecret({ oneTimeSecrets: stores.oneTimeSecrets, clock }, 'mfa-enrolment', ticket)
  const account = secret?.userId == null ? null : await stores.accounts.find(secret.userId)
  if (secret === null || account === null) return null
  if (!allowsMore(secret) && (await hasFactor(stores, account.userId))) return null
  return { account, offers: offersOf(await stores.settings.read(), (secret.payload.factor ?? null) as string | null) }
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
