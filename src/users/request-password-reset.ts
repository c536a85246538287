import type { AuditStore } from '../audit/audit-event.ts'
import type { ClientStore } from '../clients/client-store.ts'
import { takesMethod } from '../clients/takes-method.ts'
import type { Connection } from '../connections/connection.ts'
import { takesPasswords } from '../connections/password-home.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { inSteadyTime } from '../kernel/steady-time.ts'
import type { LinkRule, MailSettingsStore } from '../messages/mail-settings.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { issueSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import { type Admission, mayComeIn } from './lifecycle.ts'
import type { RequestOrigin } from './person.ts'
import { issueTicket, type TicketPerson, ticketLink, ticketSecondsDefault } from './ticket.ts'

/** The account as sign-in reads it. */
interface ResettableAccount extends TicketPerson {
  readonly admission: Admission
  readonly email: string | null
  readonly locale: string | null
  readonly connectionId: string
  readonly subject: string
}

export interface PasswordResetStores {
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
}

export interface RequestPasswordResetDeps {
  readonly stores: {
    readonly accounts: {
      findByIdentifier(connectionId: string, identifier: string): Promise<ResettableAccount | null>
    }
    readonly clients: Pick<ClientStore, 'find'>
    readonly attempts: AttemptStore
    readonly mailSettings: Pick<MailSettingsStore, 'readLinkRule'>
  }
  readonly change: Change<PasswordResetStores>
  readonly clock: Clock
  readonly publicUrl: string
}

export interface PasswordResetRequest {
  readonly connection: Connection
  /** An e-mail address, username or phone number, as it was typed. */
  readonly identifier: string
  readonly origin: RequestOrigin
  readonly clientId?: string | null
  readonly organizationId?: string | null
  /** Of the page, for people who chose no language. */
  readonly locale?: string | null
}

/**
 * Mails a link that sets a password, to the address on record of a person who is there and not blocked, where the
 * connection and the client take passwords: elsewhere it would lead nowhere. Whether anybody was written to is not told:
 * for everybody else the same work is done, in the same time, and nothing comes of it (AUT-04).
 */
export function requestPasswordReset(deps: RequestPasswordResetDeps, request: PasswordResetRequest): Promise<void> {
  return inSteadyTime(() => mailIfThere(deps, request))
}

async function mailIfThere(
  deps: RequestPasswordResetDeps,
  { connection, origin, ...request }: PasswordResetRequest,
): Promise<void> {
  const { stores, change, clock } = deps
  const identifier = request.identifier.trim().toLowerCase()
  const found = await stores.accounts.findByIdentifier(connection.id, identifier)
  const attempt = {
    act: 'mail-request',
    account: found?.userId ?? identifier,
    ip: origin.ip,
    isKnownBrowser: false,
  } as const
  const { isAllowed } = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  const client = request.clientId ? await stores.clients.find(request.clientId) : null
  const isResettable =
    takesPasswords(connection) &&
    takesMethod(client, 'password') &&
    (found === null || mayComeIn(found.admission, clock.now()))
  const account = isAllowed && isResettable ? found : null
  const rule = await stores.mailSettings.readLinkRule('reset-password')
  await change(async (changing) => {
    const subject = found === null ? null : ({ kind: 'user', id: found.userId } as const)
    const isMailed = account?.email != null
    const details = { isMailed, connectionId: connection.id, ...(request.clientId ? { client: request.clientId } : {}) }
    await Promise.all([
      queueLink({ ...changing, clock }, deps.publicUrl, account, { ...request, rule }),
      changing.audit.record(strangerFrom(origin), 'user.password_reset_requested', subject, details),
    ])
  })
}

interface LinkRequest extends Omit<PasswordResetRequest, 'connection' | 'origin'> {
  readonly rule: LinkRule
}

async function queueLink(
  deps: PasswordResetStores & { readonly clock: Clock },
  publicUrl: string,
  account: ResettableAccount | null,
  { clientId = null, organizationId = null, locale = null, rule }: LinkRequest,
): Promise<void> {
  const lifetimeSeconds = rule.lifetimeSeconds ?? ticketSecondsDefault
  if (account === null || account.email === null) {
    // As costly as a link that somebody gets; this one nobody is ever told.
    await issueSecret(deps, { purpose: 'password-reset', lifetimeSeconds })
    return
  }
  const { userId, email, connectionId, subject } = account
  const details = {
    email,
    connectionId,
    subject,
    resultUrl: rule.resultUrl,
    clientId,
    organizationId,
    // Whoever opens the link reads that mailbox.
    markEmailVerified: true,
    includeEmailInRedirect: rule.includeEmailInRedirect,
  }
  const ticket = await issueTicket(deps, 'password-reset', account, details, lifetimeSeconds)
  const link = ticketLink(publicUrl, 'password-reset', ticket)
  await deps.messages.queue({
    kind: 'reset-password',
    to: email,
    userId,
    locale: account.locale ?? locale,
    values: { link },
  })
}

/** Nobody has proven anything yet. */
function strangerFrom(origin: RequestOrigin): Actor {
  return { ...systemActor, name: 'Sign-in page', ...origin }
}
