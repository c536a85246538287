import type { GrantStandingStore } from '../../access-tokens/access-token.ts'
import type { RevocationStore } from '../../access-tokens/revocation.ts'
import type { ApiKeyStore } from '../../api-keys/api-key-store.ts'
import type { ApprovalStore } from '../../approvals/approval-store.ts'
import type { AuditStore } from '../../audit/audit-event.ts'
import type { AuditSearchStore } from '../../audit/audit-search.ts'
import type { AuditReadingStore } from '../../audit/note-reading.ts'
import type { AuthenticationMethodStore } from '../../authentication-methods/authentication-method-store.ts'
import type { RememberedBrowserStore } from '../../authentication-methods/remembered-browser.ts'
import type { PersonMatchStore } from '../../bulk/person-match-store.ts'
import type { CallerPromptStore } from '../../caller-verification/caller-prompt.ts'
import type { CallerVerificationStore } from '../../caller-verification/caller-verification.ts'
import type { ClientGrantStore } from '../../clients/client-grant-store.ts'
import type { ClientStore } from '../../clients/client-store.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { InvitationStore } from '../../invitations/invitation-store.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { HolderStore } from '../../memberships/holder-store.ts'
import type { MemberRoleStore } from '../../memberships/member-role-store.ts'
import type { MembershipStore } from '../../memberships/membership-store.ts'
import type { OrganizationOverviewStore } from '../../memberships/organization-overview-store.ts'
import type { LinkRequestStore } from '../../merging/link-request.ts'
import type { MergeStore } from '../../merging/merge-store.ts'
import type { NoteStore } from '../../notes/note.ts'
import type { DiscoveryDomainStore } from '../../organizations/discovery-domain.ts'
import type { OrganizationConnectionStore } from '../../organizations/enabled-connection.ts'
import type { OrganizationGrantStore } from '../../organizations/organization-grants.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import type { PasswordStore } from '../../passwords/password-store.ts'
import type { RecoveryFactStore } from '../../recovery/recovery-fact-store.ts'
import type { RecoveryRequestStore } from '../../recovery/recovery-request-store.ts'
import type { ResourceServerStore } from '../../resource-servers/resource-server-store.ts'
import type { RoleAssignmentStore, UserPermissionStore } from '../../roles/role-assignment.ts'
import type { RolePermissionStore, RoleStore } from '../../roles/role-store.ts'
import type { NamedThingStore } from '../../search/named-things.ts'
import type { SessionStore } from '../../sessions/session-store.ts'
import type { AccountStore } from '../../sign-ins/account.ts'
import type { SigningKeyStore } from '../../signing-keys/signing-key.ts'
import type { TokenFamilyStore } from '../../token-families/token-family-store.ts'
import type { ErasureStore } from '../../users/erasure.ts'
import type { HoldingStore } from '../../users/holdings.ts'
import type { UserStore } from '../../users/user-store.ts'

/** What the contracts are about that need two applications, and what their rows hang on. */
export interface Stores {
  readonly grantStanding: GrantStandingStore
  readonly revocations: RevocationStore
  readonly signingKeys: SigningKeyStore
  readonly approvals: ApprovalStore
  readonly erasures: ErasureStore
  readonly notes: NoteStore
  readonly callerPrompts: CallerPromptStore
  readonly callerVerifications: CallerVerificationStore
  readonly holdings: HoldingStore
  readonly merges: MergeStore
  readonly linkRequests: LinkRequestStore
  readonly organizationOverview: OrganizationOverviewStore
  readonly personMatches: PersonMatchStore
  readonly namedThings: NamedThingStore
  readonly holders: HolderStore
  readonly recoveryFacts: RecoveryFactStore
  readonly organizationConnections: OrganizationConnectionStore
  readonly organizationGrants: OrganizationGrantStore
  readonly connections: ConnectionStore
  readonly users: UserStore
  readonly accounts: AccountStore
  readonly sessions: SessionStore
  readonly clients: ClientStore
  readonly clientGrants: ClientGrantStore
  readonly tokenFamilies: TokenFamilyStore
  readonly apiKeys: ApiKeyStore
  readonly passwords: PasswordStore
  readonly rememberedBrowsers: RememberedBrowserStore
  readonly authenticationMethods: AuthenticationMethodStore
  readonly roles: RoleStore
  readonly rolePermissions: RolePermissionStore
  readonly roleAssignments: RoleAssignmentStore
  readonly userPermissions: UserPermissionStore
  readonly organizations: OrganizationStore
  readonly memberships: MembershipStore
  readonly memberRoles: MemberRoleStore
  readonly resourceServers: ResourceServerStore
  readonly discoveryDomains: DiscoveryDomainStore
  readonly invitations: InvitationStore
  readonly audit: AuditStore
  readonly auditReadings: AuditReadingStore
  readonly auditSearch: AuditSearchStore
  readonly recoveryRequests: RecoveryRequestStore
}

/** Of two applications over the same rows. Alice and bob are people of the first one, in its connection `con_1`. */
export interface TwoApplications {
  readonly stores: Stores
  readonly elsewhere: Stores
}

/** All there is, page by page along the cursors. A page of more than `limit` is a fault of the store. */
export async function everyPage<Item>(
  limit: number,
  list: (page: PageRequest) => Promise<Page<Item> | null>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let after: string | null = null
  do {
    const page: Page<Item> | null = await list({ kind: 'cursor', after, limit, withTotal: false })
    if (page === null) throw new Error('there is no such list')
    if (page.items.length > limit) throw new Error(`a page of ${limit} has ${page.items.length}`)
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return items
}
