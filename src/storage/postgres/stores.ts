// Every store of one application, over one way of running statements: any free connection, or one transaction's.
import { postgresAccounts } from './accounts.ts'
import { postgresApiKeys } from './api-keys.ts'
import { postgresSettings } from './application-settings.ts'
import { postgresApprovals } from './approvals.ts'
import { postgresAttempts } from './attempts.ts'
import { postgresAudit, postgresOutbox } from './audit.ts'
import { postgresAuditHistogram } from './audit-histogram.ts'
import { postgresAuditReadings } from './audit-readings.ts'
import { postgresAuditSearch } from './audit-search.ts'
import { postgresAuthenticationMethods } from './authentication-methods.ts'
import { postgresBulkJobs } from './bulk-jobs.ts'
import { postgresCallerPrompts } from './caller-prompts.ts'
import { postgresCallerVerifications } from './caller-verifications.ts'
import { postgresChangePauses } from './change-pauses.ts'
import { postgresClientCredentials } from './client-credentials.ts'
import { postgresClientGrants } from './client-grants.ts'
import { postgresClientHours } from './client-hours.ts'
import { postgresClientUsers } from './client-users.ts'
import { postgresClients } from './clients.ts'
import { postgresConnections } from './connections.ts'
import { postgresConsents } from './consents.ts'
import { postgresStats } from './daily-stats.ts'
import type { Database, Executor } from './database.ts'
import { postgresDeviceRequests } from './device-requests.ts'
import { postgresDiscoveryDomains } from './discovery-domains.ts'
import { postgresErasures } from './erasures.ts'
import { postgresEventFeed } from './event-feed.ts'
import { postgresEventHours } from './event-hours.ts'
import { postgresGrantStanding } from './grant-standing.ts'
import { postgresHeldRoles } from './held-roles.ts'
import { postgresHolders } from './holders.ts'
import { postgresHoldings } from './holdings.ts'
import { postgresIdempotency } from './idempotency.ts'
import { postgresImportFiles } from './import-files.ts'
import { postgresImports } from './imports.ts'
import { postgresInstallation } from './installation.ts'
import { postgresInvitations } from './invitations.ts'
import { postgresIpRules } from './ip-rules.ts'
import { postgresJobs } from './jobs.ts'
import { postgresLinkRequests } from './link-requests.ts'
import { postgresLogoutNotices } from './logout-notices.ts'
import { postgresLogs } from './logs.ts'
import { postgresMailSettings } from './mail-settings.ts'
import { postgresMemberRoles } from './member-roles.ts'
import { postgresMemberSessions } from './member-sessions.ts'
import { postgresMemberships } from './memberships.ts'
import { postgresMerges } from './merges.ts'
import { type MessageSurroundings, postgresMessages } from './messages.ts'
import { postgresMfaExemptions } from './mfa-exemptions.ts'
import { postgresNamedThings } from './named-things.ts'
import { postgresNetworkRules } from './network-rules.ts'
import { postgresNotes } from './notes.ts'
import { postgresOffboardings } from './offboardings.ts'
import { postgresOneTimeCodes } from './one-time-codes.ts'
import { postgresOneTimeSecrets } from './one-time-secrets.ts'
import { postgresOperators } from './operators.ts'
import { postgresOrganizationClients } from './organization-clients.ts'
import { postgresOrganizationConnections } from './organization-connections.ts'
import { postgresOrganizationGrants } from './organization-grants.ts'
import { postgresOrganizationOverview } from './organization-overview.ts'
import { postgresOrganizationPeople } from './organization-people.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresPasswords } from './passwords.ts'
import { postgresPersonMatches } from './person-matches.ts'
import { postgresPictures } from './pictures.ts'
import { postgresPreferences } from './preferences.ts'
import { postgresPresences } from './presences.ts'
import { postgresRecoveryAskings } from './recovery-askings.ts'
import { postgresRecoveryFacts } from './recovery-facts.ts'
import { postgresRecoveryRequests } from './recovery-requests.ts'
import { postgresRememberedBrowsers } from './remembered-browsers.ts'
import { postgresResourceServers } from './resource-servers.ts'
import { postgresRevocations } from './revocations.ts'
import { postgresRoleAssignments } from './role-assignments.ts'
import { postgresRolePermissions } from './role-permissions.ts'
import { postgresRoles } from './roles.ts'
import { postgresSeals } from './seals.ts'
import { postgresSessions } from './sessions.ts'
import { postgresSetupLinks } from './setup-links.ts'
import { postgresSignIns } from './sign-ins.ts'
import { postgresSigningKeys } from './signing-keys.ts'
import { postgresStandings } from './standings.ts'
import { postgresSuppressedAddresses } from './suppressed-addresses.ts'
import { postgresTokenFamilies } from './token-families.ts'
import { postgresTraces } from './traces.ts'
import { postgresUserDocuments } from './user-documents.ts'
import { postgresUserFacts } from './user-facts.ts'
import { postgresUserPermissions } from './user-permissions.ts'
import { postgresUsers } from './users.ts'
import { postgresVendorDocuments } from './vendor-documents.ts'
import { postgresViews } from './views.ts'
import { postgresWebhookDeliveries } from './webhook-deliveries.ts'
import { postgresWebhooks } from './webhooks.ts'

export function postgresStores(
  database: Database,
  executor: Executor,
  applicationId: number,
  surroundings: MessageSurroundings,
) {
  return {
    audit: postgresAudit(executor, applicationId, surroundings.clock),
    seals: postgresSeals(database, executor, applicationId),
    traces: postgresTraces(executor, applicationId),
    auditSearch: postgresAuditSearch(database, applicationId),
    auditHistogram: postgresAuditHistogram(database, executor, applicationId),
    auditReadings: postgresAuditReadings(executor, applicationId),
    eventHours: postgresEventHours(database, executor, applicationId),
    clientHours: postgresClientHours(database, applicationId),
    standings: postgresStandings(database, executor, applicationId),
    outbox: postgresOutbox(executor, applicationId),
    eventFeed: postgresEventFeed(executor, applicationId),
    logs: postgresLogs(database, applicationId),
    stats: postgresStats(executor, applicationId),
    signingKeys: postgresSigningKeys(executor, applicationId),
    clients: postgresClients(executor, applicationId),
    clientCredentials: postgresClientCredentials(executor, applicationId),
    clientGrants: postgresClientGrants(executor, applicationId),
    clientUsers: postgresClientUsers(executor, applicationId),
    resourceServers: postgresResourceServers(executor, applicationId),
    grantStanding: postgresGrantStanding(executor, applicationId),
    passwords: postgresPasswords(executor, applicationId),
    authenticationMethods: postgresAuthenticationMethods(executor, applicationId),
    mfaExemptions: postgresMfaExemptions(executor, applicationId),
    rememberedBrowsers: postgresRememberedBrowsers(executor, applicationId),
    callerPrompts: postgresCallerPrompts(executor, applicationId),
    callerVerifications: postgresCallerVerifications(executor, applicationId),
    connections: postgresConnections(executor, applicationId),
    organizations: postgresOrganizations(executor, applicationId),
    organizationConnections: postgresOrganizationConnections(executor, applicationId),
    organizationGrants: postgresOrganizationGrants(executor, applicationId),
    organizationClients: postgresOrganizationClients(executor, applicationId),
    discoveryDomains: postgresDiscoveryDomains(executor, applicationId),
    memberships: postgresMemberships(executor, applicationId),
    heldRoles: postgresHeldRoles(executor, applicationId),
    holders: postgresHolders(database, applicationId),
    memberSessions: postgresMemberSessions(executor, applicationId),
    memberRoles: postgresMemberRoles(executor, applicationId),
    organizationOverview: postgresOrganizationOverview(executor, applicationId),
    organizationPeople: postgresOrganizationPeople(executor, applicationId),
    invitations: postgresInvitations(executor, applicationId),
    roles: postgresRoles(executor, applicationId),
    rolePermissions: postgresRolePermissions(executor, applicationId),
    roleAssignments: postgresRoleAssignments(executor, applicationId),
    userPermissions: postgresUserPermissions(executor, applicationId),
    apiKeys: postgresApiKeys(executor, applicationId),
    users: postgresUsers(database, executor, applicationId),
    userDocuments: postgresUserDocuments(database, applicationId),
    holdings: postgresHoldings(executor, applicationId),
    erasures: postgresErasures(executor, applicationId),
    userFacts: postgresUserFacts(executor, applicationId),
    notes: postgresNotes(executor, applicationId),
    offboardings: postgresOffboardings(executor, applicationId),
    jobs: postgresJobs(executor, applicationId),
    bulk: postgresBulkJobs(executor, applicationId),
    personMatches: postgresPersonMatches(executor, applicationId),
    namedThings: postgresNamedThings(executor, applicationId),
    idempotency: postgresIdempotency(executor, applicationId),
    imports: postgresImports(executor, applicationId),
    importFiles: postgresImportFiles(executor, applicationId),
    operators: postgresOperators(executor, applicationId),
    approvals: postgresApprovals(executor, applicationId),
    setupLinks: postgresSetupLinks(executor, applicationId),
    attempts: postgresAttempts(executor, applicationId),
    sessions: postgresSessions(executor, applicationId),
    ipRules: postgresIpRules(executor, applicationId),
    networkRules: postgresNetworkRules(executor, applicationId),
    logoutNotices: postgresLogoutNotices(executor, applicationId),
    tokenFamilies: postgresTokenFamilies(executor, applicationId),
    revocations: postgresRevocations(executor, applicationId),
    oneTimeSecrets: postgresOneTimeSecrets(executor, applicationId),
    oneTimeCodes: postgresOneTimeCodes(executor, applicationId),
    consents: postgresConsents(executor, applicationId),
    signIns: postgresSignIns(executor, applicationId),
    deviceRequests: postgresDeviceRequests(executor, applicationId),
    merges: postgresMerges(executor, applicationId),
    linkRequests: postgresLinkRequests(executor, applicationId),
    recoveryAskings: postgresRecoveryAskings(executor, applicationId),
    recoveryFacts: postgresRecoveryFacts(executor, applicationId),
    recoveryRequests: postgresRecoveryRequests(executor, applicationId),
    accounts: postgresAccounts(executor, applicationId),
    installation: postgresInstallation(executor),
    settings: postgresSettings(executor, applicationId),
    pictures: postgresPictures(executor, applicationId),
    changePauses: postgresChangePauses(executor, applicationId),
    vendorDocuments: postgresVendorDocuments(executor, applicationId),
    messages: postgresMessages(executor, applicationId, surroundings),
    suppressedAddresses: postgresSuppressedAddresses(executor, applicationId),
    webhooks: postgresWebhooks(executor, applicationId),
    webhookDeliveries: postgresWebhookDeliveries(executor, applicationId),
    views: postgresViews(executor, applicationId),
    preferences: postgresPreferences(executor, applicationId),
    presences: postgresPresences(executor, applicationId),
    mailSettings: postgresMailSettings(executor, applicationId, surroundings),
  }
}
