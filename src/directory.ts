// The directory of one application as faces see it: its stores, a way to change several of them at once, and what use
// cases need besides. Only app.ts makes one.
import type { GrantStandingStore } from './access-tokens/access-token.ts'
import type { RevocationStore } from './access-tokens/revocation.ts'
import type { ApiKeyStore } from './api-keys/api-key-store.ts'
import type { Application } from './applications/application.ts'
import type { ChangePauseStore } from './applications/change-pause.ts'
import type { InstallationStore } from './applications/installation.ts'
import type { PictureStore } from './applications/picture.ts'
import type { SettingsStore } from './applications/settings.ts'
import type { ApprovalStore } from './approvals/approval-store.ts'
import type { AuditStore } from './audit/audit-event.ts'
import type { AuditHistogramStore } from './audit/audit-histogram.ts'
import type { AuditSearchStore } from './audit/audit-search.ts'
import type { EventFeed } from './audit/event-feed.ts'
import type { AuditReadingStore } from './audit/note-reading.ts'
import type { AuthenticationMethodStore } from './authentication-methods/authentication-method-store.ts'
import type { MfaExemptionStore } from './authentication-methods/mfa-exemption.ts'
import type { RememberedBrowserStore } from './authentication-methods/remembered-browser.ts'
import type { BulkStore } from './bulk/bulk-store.ts'
import type { PersonMatchStore } from './bulk/person-match-store.ts'
import type { CallerPromptStore } from './caller-verification/caller-prompt.ts'
import type { CallerVerificationStore } from './caller-verification/caller-verification.ts'
import type { ClientCredentialStore } from './clients/client-credential.ts'
import type { ClientGrantStore } from './clients/client-grant-store.ts'
import type { ClientStore } from './clients/client-store.ts'
import type { ClientUserStore } from './clients/client-user.ts'
import type { ConnectionStore } from './connections/connection-store.ts'
import type { ConsentStore } from './consents/consent.ts'
import type { DeviceRequestStore } from './device-requests/device-request-store.ts'
import type { AttemptStore } from './guards/attempt-store.ts'
import type { IdempotencyStore } from './idempotency/kept-answer.ts'
import type { ImportFileStore } from './imports/import-file-store.ts'
import type { ImportStore } from './imports/import-store.ts'
import type { InvitationStore } from './invitations/invitation-store.ts'
import type { IpRuleStore } from './ip-rules/ip-rule.ts'
import type { JobStore } from './jobs/job-store.ts'
import type { Clock } from './kernel/clock.ts'
import type { Outgoing } from './kernel/outgoing.ts'
import type { Places } from './kernel/place.ts'
import type { Sealer } from './kernel/sealing.ts'
import type { StatsStore } from './logs/daily-stats.ts'
import type { LogStore } from './logs/log-store.ts'
import type { HeldRoleStore } from './memberships/held-role-store.ts'
import type { HolderStore } from './memberships/holder-store.ts'
import type { MemberRoleStore } from './memberships/member-role-store.ts'
import type { MemberSessionStore } from './memberships/member-session-store.ts'
import type { MembershipStore } from './memberships/membership-store.ts'
import type { OrganizationOverviewStore } from './memberships/organization-overview-store.ts'
import type { OrganizationPeopleStore } from './memberships/organization-people-store.ts'
import type { LinkRequestStore } from './merging/link-request.ts'
import type { MergeStore } from './merging/merge-store.ts'
import type { MailSettingsStore } from './messages/mail-settings.ts'
import type { MessageStore } from './messages/message-store.ts'
import type { SuppressedAddressStore } from './messages/suppressed-address.ts'
import type { NetworkGate } from './network-rules/network-gate.ts'
import type { NetworkRuleStore } from './network-rules/network-rule.ts'
import type { NoteStore } from './notes/note.ts'
import type { OffboardingStore } from './offboarding/offboarding.ts'
import type { OneTimeCodeStore } from './one-time-secrets/one-time-code.ts'
import type { OneTimeSecretStore } from './one-time-secrets/one-time-secret.ts'
import type { OperatorStore } from './operators/operator-store.ts'
import type { SetupLinkStore } from './operators/setup-link.ts'
import type { DiscoveryDomainStore } from './organizations/discovery-domain.ts'
import type { OrganizationConnectionStore } from './organizations/enabled-connection.ts'
import type { OrganizationClientStore } from './organizations/organization-client.ts'
import type { OrganizationGrantStore } from './organizations/organization-grants.ts'
import type { OrganizationStore } from './organizations/organization-store.ts'
import type { LeakedPasswords } from './passwords/leaked-passwords.ts'
import type { HashPassword } from './passwords/password-hasher.ts'
import type { PasswordStore } from './passwords/password-store.ts'
import type { PepperRing } from './passwords/pepper.ts'
import type { PresenceStore } from './presence/presence.ts'
import type { RecoveryAskingStore } from './recovery/recovery-asking.ts'
import type { RecoveryFactStore } from './recovery/recovery-fact-store.ts'
import type { RecoveryRequestStore } from './recovery/recovery-request-store.ts'
import type { ResourceServerStore } from './resource-servers/resource-server-store.ts'
import type { RoleAssignmentStore, UserPermissionStore } from './roles/role-assignment.ts'
import type { RolePermissionStore, RoleStore } from './roles/role-store.ts'
import type { CheckpointAnchor, CheckpointWitness } from './seals/checkpoint-witness.ts'
import type { SealStore } from './seals/seal-store.ts'
import type { TraceStore } from './seals/trace-store.ts'
import type { NamedThingStore } from './search/named-things.ts'
import type { LogoutNoticeStore } from './sessions/logout-notices.ts'
import type { SessionStore } from './sessions/session-store.ts'
import type { AccountStore } from './sign-ins/account.ts'
import type { SignInStore } from './sign-ins/sign-in-store.ts'
import type { SigningKeyStore } from './signing-keys/signing-key.ts'
import type { ClientHourStore } from './statistics/client-activity.ts'
import type { EventHourStore } from './statistics/event-hours.ts'
import type { StandingStore } from './statistics/standing.ts'
import type { TokenFamilyStore } from './token-families/token-family-store.ts'
import type { ErasureStore } from './users/erasure.ts'
import type { HoldingStore } from './users/holdings.ts'
import type { UserDocumentStore } from './users/user-document.ts'
import type { UserFactStore } from './users/user-facts.ts'
import type { UserStore } from './users/user-store.ts'
import type { VendorDocumentStore } from './vendor-documents/vendor-document.ts'
import type { PreferenceStore } from './views/preferences.ts'
import type { ViewStore } from './views/view.ts'
import type { WebhookDeliveryStore } from './webhooks/webhook-delivery.ts'
import type { WebhookStore } from './webhooks/webhook-store.ts'

/** Every store, bound to one application. */
export interface Stores {
  readonly audit: AuditStore
  readonly auditSearch: AuditSearchStore
  readonly auditHistogram: AuditHistogramStore
  readonly auditReadings: AuditReadingStore
  readonly eventHours: EventHourStore
  readonly clientHours: ClientHourStore
  readonly standings: StandingStore
  readonly seals: SealStore
  readonly traces: TraceStore
  readonly eventFeed: EventFeed
  readonly logs: LogStore
  readonly stats: StatsStore
  readonly signingKeys: SigningKeyStore
  readonly clients: ClientStore
  readonly clientCredentials: ClientCredentialStore
  readonly clientGrants: ClientGrantStore
  readonly clientUsers: ClientUserStore
  readonly resourceServers: ResourceServerStore
  readonly grantStanding: GrantStandingStore
  readonly passwords: PasswordStore
  readonly authenticationMethods: AuthenticationMethodStore
  readonly mfaExemptions: MfaExemptionStore
  readonly rememberedBrowsers: RememberedBrowserStore
  readonly callerPrompts: CallerPromptStore
  readonly callerVerifications: CallerVerificationStore
  readonly connections: ConnectionStore
  readonly organizations: OrganizationStore
  readonly organizationConnections: OrganizationConnectionStore
  readonly organizationGrants: OrganizationGrantStore
  readonly organizationClients: OrganizationClientStore
  readonly discoveryDomains: DiscoveryDomainStore
  readonly memberships: MembershipStore
  readonly memberRoles: MemberRoleStore
  readonly heldRoles: HeldRoleStore
  readonly holders: HolderStore
  readonly memberSessions: MemberSessionStore
  readonly organizationPeople: OrganizationPeopleStore
  readonly organizationOverview: OrganizationOverviewStore
  readonly invitations: InvitationStore
  readonly roles: RoleStore
  readonly rolePermissions: RolePermissionStore
  readonly roleAssignments: RoleAssignmentStore
  readonly userPermissions: UserPermissionStore
  readonly apiKeys: ApiKeyStore
  readonly users: UserStore
  readonly userDocuments: UserDocumentStore
  readonly holdings: HoldingStore
  readonly erasures: ErasureStore
  readonly userFacts: UserFactStore
  readonly notes: NoteStore
  readonly offboardings: OffboardingStore
  readonly jobs: JobStore
  readonly bulk: BulkStore
  readonly personMatches: PersonMatchStore
  readonly namedThings: NamedThingStore
  readonly idempotency: IdempotencyStore
  readonly imports: ImportStore
  readonly importFiles: ImportFileStore
  readonly operators: OperatorStore
  readonly approvals: ApprovalStore
  readonly setupLinks: SetupLinkStore
  readonly attempts: AttemptStore
  readonly sessions: SessionStore
  readonly ipRules: IpRuleStore
  readonly networkRules: NetworkRuleStore
  readonly logoutNotices: LogoutNoticeStore
  readonly tokenFamilies: TokenFamilyStore
  readonly revocations: RevocationStore
  readonly oneTimeSecrets: OneTimeSecretStore
  readonly oneTimeCodes: OneTimeCodeStore
  readonly consents: ConsentStore
  readonly signIns: SignInStore
  readonly deviceRequests: DeviceRequestStore
  readonly accounts: AccountStore
  readonly installation: InstallationStore
  readonly settings: SettingsStore
  readonly pictures: PictureStore
  readonly changePauses: ChangePauseStore
  readonly vendorDocuments: VendorDocumentStore
  readonly messages: MessageStore
  readonly mailSettings: MailSettingsStore
  readonly suppressedAddresses: SuppressedAddressStore
  readonly recoveryRequests: RecoveryRequestStore
  readonly recoveryAskings: RecoveryAskingStore
  readonly merges: MergeStore
  readonly linkRequests: LinkRequestStore
  readonly recoveryFacts: RecoveryFactStore
  readonly webhooks: WebhookStore
  readonly webhookDeliveries: WebhookDeliveryStore
  readonly views: ViewStore
  readonly preferences: PreferenceStore
  readonly presences: PresenceStore
}

/** What use cases need that is no store. */
export interface Surroundings {
  readonly application: Application
  readonly clock: Clock
  /** Ends with a slash; also the issuer of tokens. */
  readonly publicUrl: string
  /** What the installation is for, such as staging; null in production. */
  readonly environmentName: string | null
  readonly issuer: string
  /** The identifier of our own Management API, the audience of `/api/v2`. */
  readonly managementAudience: string
  readonly sealer: Sealer
  readonly peppers: PepperRing
  readonly hashPassword: HashPassword
  /** False where no setting of the server names a mail server: what an application without one of its own writes is then kept. */
  readonly sendsMail: boolean
  /** Every call to a machine of others. */
  readonly outgoing: Outgoing
  /** Rollcall's own, which no other process uses; else it is whoever's DATABASE_URL names. */
  readonly isDatabaseEmbedded: boolean
  readonly places: Places
  /** From where people may sign in. */
  readonly networkGate: NetworkGate
  readonly leakedPasswords: LeakedPasswords
  /** Where checkpoints of the audit are kept beside the database. */
  readonly witness: CheckpointWitness | null
  /** Where heads of the audit are added to a file outside. */
  readonly anchor: CheckpointAnchor | null
}

/** What there is before it is known whose rules say from where people sign in. */
export type SurroundingsBesideGate = Omit<Surroundings, 'networkGate'>

export interface Directory extends Surroundings {
  readonly stores: Stores
  /** Runs the work in one transaction: all of it holds, or nothing does. */
  change<Result>(work: (deps: Stores & Surroundings) => Promise<Result>): Promise<Result>
  /**
   * Does work that knows no transaction in one: `within` gives any directory as it is inside, where each `change` holds
   * or fails by itself and all that held commits at the end. A connection is held meanwhile.
   */
  asOne<Result>(work: (within: (directory: Directory) => Directory) => Promise<Result>): Promise<Result>
}
