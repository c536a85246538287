// What the steps of a sign-in work with. The whole directory satisfies it; what is counted must stay when the step is
// refused, so a step opens its transactions itself.
import type { Application } from '../applications/application.ts'
import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { RememberedBrowserStore } from '../authentication-methods/remembered-browser.ts'
import type { ClientStore } from '../clients/client-store.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import type { ConsentStore } from '../consents/consent.ts'
import type { AttemptStore } from '../guards/attempt-store.ts'
import type { InvitationStore } from '../invitations/invitation-store.ts'
import type { IpRuleStore } from '../ip-rules/ip-rule.ts'
import { type Actor, type Caller, systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Places } from '../kernel/place.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { MemberRoleStore } from '../memberships/member-role-store.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { MailSettingsStore } from '../messages/mail-settings.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import type { NetworkGate } from '../network-rules/network-gate.ts'
import type { OneTimeCodeStore } from '../one-time-secrets/one-time-code.ts'
import type { OneTimeSecretStore } from '../one-time-secrets/one-time-secret.ts'
import type { DiscoveryDomainStore } from '../organizations/discovery-domain.ts'
import type { OrganizationConnectionStore } from '../organizations/enabled-connection.ts'
import type { OrganizationStore } from '../organizations/organization-store.ts'
import type { LeakedPasswords } from '../passwords/leaked-passwords.ts'
import type { HashPassword } from '../passwords/password-hasher.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import type { PepperRing } from '../passwords/pepper.ts'
import type { RoleAssignmentStore } from '../roles/role-assignment.ts'
import type { LogoutNotices } from '../sessions/logout-notices.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import type { TokenFamilyStore } from '../token-families/token-family-store.ts'
import type { UserStore } from '../users/user-store.ts'
import type { Account, AccountStore } from './account.ts'
import type { SignInStore } from './sign-in-store.ts'

export interface SignInStores {
  readonly accounts: AccountStore
  readonly attempts: AttemptStore
  readonly audit: AuditStore
  readonly authenticationMethods: AuthenticationMethodStore
  readonly clients: ClientStore
  readonly connections: ConnectionStore
  readonly consents: ConsentStore
  readonly discoveryDomains: DiscoveryDomainStore
  readonly invitations: InvitationStore
  readonly ipRules: IpRuleStore
  readonly logoutNotices: LogoutNotices
  readonly memberRoles: MemberRoleStore
  readonly memberships: MembershipStore
  readonly messages: MessageQueue
  readonly mailSettings: Pick<MailSettingsStore, 'readLinkRule'>
  readonly oneTimeCodes: OneTimeCodeStore
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly organizationConnections: OrganizationConnectionStore
  readonly organizations: OrganizationStore
  readonly passwords: PasswordStore
  readonly rememberedBrowsers: RememberedBrowserStore
  readonly roleAssignments: RoleAssignmentStore
  readonly sessions: SessionStore
  readonly settings: SettingsStore
  readonly signIns: SignInStore
  readonly tokenFamilies: TokenFamilyStore
  readonly users: UserStore
}

export interface SignInDeps {
  readonly application: Pick<Application, 'poolMode'>
  readonly stores: SignInStores
  readonly change: Change<SignInStores>
  readonly clock: Clock
  readonly sealer: Sealer
  readonly peppers: PepperRing
  readonly leakedPasswords: LeakedPasswords
  readonly hashPassword: HashPassword
  readonly publicUrl: string
  readonly places: Places
  readonly networkGate: Pick<NetworkGate, 'judge'>
}

/** Somebody who has not proven anything yet: the audit names no one but the address. */
export function strangerFrom(caller: Caller): Actor {
  return { ...systemActor, name: 'Sign-in page', ...caller }
}

/** A person who acts on their own account. */
export function personFrom({ userId, name, email }: Account, caller: Caller): Actor {
  return { kind: 'user', id: userId, name: name ?? email ?? userId, permissions: new Set(), ...caller }
}
