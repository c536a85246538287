import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import type { AccountStore } from '../sign-ins/account.ts'
import type { CallerPromptStore } from './caller-prompt.ts'
import type { CallerVerificationStore } from './caller-verification.ts'

export interface VerificationStores {
  readonly callerVerifications: CallerVerificationStore
  readonly callerPrompts: CallerPromptStore
  readonly accounts: AccountStore
  readonly attempts: AttemptStore
  readonly audit: AuditStore
  readonly auditSearch: Pick<AuditSearchStore, 'findNewestChange'>
  readonly authenticationMethods: AuthenticationMethodStore
  readonly messages: MessageQueue
  readonly sessions: Pick<SessionStore, 'listOf' | 'hold'>
}

/** What was counted must stay counted when a try is refused, so a step opens its transactions itself. */
export interface VerificationDeps {
  readonly stores: VerificationStores
  readonly change: Change<VerificationStores>
  readonly clock: Clock
  readonly sealer: Sealer
}
