import type { AuditStore } from '../audit/audit-event.ts'
import type { ClientStore } from '../clients/client-store.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { consumeSecret, type OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import { type Impersonator, impersonatorActing } from '../sessions/impersonator.ts'
import { type OpenedSession, openSession } from '../sessions/open-session.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { startOf } from './start-of-client.ts'

export interface OpenImpersonationDeps {
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly clients: Pick<ClientStore, 'find'>
  readonly sessions: SessionStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface OpenedImpersonation extends OpenedSession {
  /** Where the app begins a sign-in; null for the person's own pages. */
  readonly start: string | null
}

const minutes = 15
const limits = { sessionIdleMinutes: minutes, sessionAbsoluteMinutes: minutes }

/** Spends the ticket. Nothing was proven in this session, and it says so. Throws `link_unusable`. Call it in a transaction. */
export async function openImpersonation(
  deps: OpenImpersonationDeps,
  ticket: string,
  caller: Caller,
): Promise<OpenedImpersonation> {
  const secret = await consumeSecret(deps, 'impersonation', ticket)
  if (secret === null || secret.userId === null || secret.securityVersion === null) throw unusable()
  const { userId, securityVersion, payload } = secret
  const { impersonation, operator, operatorName, clientId } = payload as Record<string, string>
  const impersonator = { id: operator, name: operatorName, impersonation } as Impersonator
  const opened = await openSession(deps, {
    userId,
    securityVersion,
    methods: [],
    isPersistent: false,
    origin: caller,
    settings: limits,
    impersonator,
  })
  const details = { impersonation: impersonator.impersonation, session: opened.session.id }
  await deps.audit.record(
    impersonatorActing(impersonator, caller),
    'user.impersonated',
    { kind: 'user', id: userId },
    details,
  )
  return { ...opened, start: startOf(clientId == null ? null : await deps.clients.find(clientId)) }
}

function unusable(): RollcallError {
  return new RollcallError('link_unusable', 'This link does not work any more. Begin again in the console.')
}
