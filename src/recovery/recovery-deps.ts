import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore, AuditSubject } from '../audit/audit-event.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { RememberedBrowserStore } from '../authentication-methods/remembered-browser.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import type { LogoutNotices } from '../sessions/logout-notices.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import type { AccountStore } from '../sign-ins/account.ts'
import type { UserStore } from '../users/user-store.ts'
import type { RecoveryFactStore } from './recovery-fact-store.ts'
import { type RecoveryRequest, recoveryNumber } from './recovery-request.ts'
import type { RecoveryRequestStore } from './recovery-request-store.ts'

/** What the steps of a recovery change, in one transaction each. */
export interface RecoveryStores {
  readonly recoveryRequests: RecoveryRequestStore
  readonly recoveryFacts: RecoveryFactStore
  readonly accounts: AccountStore
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly authenticationMethods: AuthenticationMethodStore
  readonly rememberedBrowsers: RememberedBrowserStore
  readonly users: UserStore
  readonly passwords: PasswordStore
  readonly sessions: SessionStore
  readonly logoutNotices: LogoutNotices
  readonly attempts: AttemptStore
  readonly settings: Pick<SettingsStore, 'read'>
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly messages: MessageQueue
  readonly audit: AuditStore
}

/** In the timeline of the person where there is one. */
export function aboutRecovery({ id, userId }: Pick<RecoveryRequest, 'id' | 'userId'>): AuditSubject {
  return userId === null ? { kind: 'recovery-request', id } : { kind: 'user', id: userId }
}

export function recoveryDetails(request: Pick<RecoveryRequest, 'id' | 'number'>): { request: string; number: string } {
  return { request: request.id, number: recoveryNumber(request) }
}
