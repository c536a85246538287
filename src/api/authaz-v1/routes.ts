// The face `/api/v1`, whole: every row is a method, a path, the permissions that open it, its schemas and its handler.

import { approvalRoutes } from './approvals/approvals.ts'
import { auditEventRoutes } from './audit/audit-events.ts'
import { auditHistogramRoutes } from './audit/audit-histogram.ts'
import { auditSealRoutes } from './audit/audit-seals.ts'
import { auditTableRoutes } from './audit/audit-table.ts'
import { auditVerifyRoutes } from './audit/audit-verify.ts'
import { erasureRoutes } from './audit/erasures.ts'
import { eventStreamRoutes } from './audit/event-stream.ts'
import { eventRoutes } from './audit/events.ts'
import { eventExportRoutes } from './audit/events-export.ts'
import { methodRoutes } from './authentication-methods/methods.ts'
import { mfaRoutes } from './authentication-methods/mfa.ts'
import { mfaExemptionRoutes } from './authentication-methods/mfa-exemptions.ts'
import { callerPromptRoutes } from './caller-verification/caller-prompts.ts'
import { callerVerificationRoutes } from './caller-verification/caller-verifications.ts'
import { clientAccessRoutes } from './clients/client-access.ts'
import { clientLimitRoutes } from './clients/client-limits.ts'
import { clientSecretRoutes } from './clients/client-secrets.ts'
import { clientUserRoutes } from './clients/client-users.ts'
import { clientRoutes } from './clients/clients.ts'
import { connectionRoutes } from './connections/connections.ts'
import { passwordPolicyRoutes } from './connections/password-policy.ts'
import { providerRoutes } from './connections/providers.ts'
import { importFileRoutes } from './imports/import-files.ts'
import { importTableRoutes } from './imports/import-tables.ts'
import { importRoutes } from './imports/imports.ts'
import { exportRoutes } from './imports/imports-export.ts'
import { listExportRoutes } from './imports/list-exports.ts'
import { bulkJobRoutes } from './jobs/bulk-jobs.ts'
import { bulkResultRoutes } from './jobs/bulk-results.ts'
import { jobRoutes } from './jobs/jobs.ts'
import { messageRoutes } from './messages/messages.ts'
import { suppressedAddressRoutes } from './messages/suppressed-addresses.ts'
import { needsYouRoutes } from './operators/needs-you.ts'
import { operatorRoutes } from './operators/operators.ts'
import { ownFactorRoutes } from './operators/own-factors.ts'
import { presenceRoutes } from './operators/presence.ts'
import { sessionRoutes } from './operators/session.ts'
import { statisticsRoutes } from './operators/statistics.ts'
import { stepUpRoutes } from './operators/step-up.ts'
import { viewRoutes } from './operators/views.ts'
import { deleteOrganizationRoutes } from './organizations/delete-organization.ts'
import { invitationRoutes } from './organizations/invitations.ts'
import { organizationActivityRoutes } from './organizations/organization-activity.ts'
import { organizationBrandingRoutes } from './organizations/organization-branding.ts'
import { organizationConnectionRoutes } from './organizations/organization-connections.ts'
import { organizationDomainRoutes } from './organizations/organization-domains.ts'
import { organizationRoleRoutes } from './organizations/organization-roles.ts'
import { organizationSessionRoutes } from './organizations/organization-session.ts'
import { organizationSingleSignOnRoutes } from './organizations/organization-single-sign-on.ts'
import { organizationSuspensionRoutes } from './organizations/organization-suspension.ts'
import { organizationUserHelpRoutes } from './organizations/organization-user-help.ts'
import { organizationUserRoutes } from './organizations/organization-users.ts'
import { organizationRoutes } from './organizations/organizations.ts'
import { organizationExportRoutes } from './organizations/organizations-export.ts'
import { tenantUserRoutes } from './organizations/tenant-users.ts'
import { recoveryAssignmentRoutes } from './recovery/recovery-assignment.ts'
import { recoveryChainRoutes } from './recovery/recovery-chain.ts'
import { recoveryRequestRoutes } from './recovery/recovery-requests.ts'
import { recoveryReviewRoutes } from './recovery/recovery-review.ts'
import { accessRoutes } from './roles/access.ts'
import { accessRequestRoutes } from './roles/access-requests.ts'
import { accessReviewRoutes } from './roles/access-review.ts'
import { roleAssignmentRoutes } from './roles/role-assignments.ts'
import { roleChangeRoutes } from './roles/role-changes.ts'
import { roleMemberExportRoutes } from './roles/role-members-export.ts'
import { roleMfaRoutes } from './roles/role-mfa.ts'
import { roleRoutes } from './roles/roles.ts'
import { whoCanExportRoutes } from './roles/who-can-export.ts'
import type { Route } from './route.ts'
import { searchRoutes } from './search.ts'
import { applicationRoutes } from './settings/application.ts'
import { changeRoutes } from './settings/changes.ts'
import { emailTemplateRoutes } from './settings/email-templates.ts'
import { ipRuleRoutes } from './settings/ip-rules.ts'
import { keyRoutes } from './settings/keys.ts'
import { loginPreviewRoutes } from './settings/login-preview.ts'
import { networkRuleRoutes } from './settings/network-rules.ts'
import { settingsRoutes } from './settings/settings.ts'
import { settingsPreviewRoutes } from './settings/settings-preview.ts'
import { systemRoutes } from './settings/system.ts'
import { signInClientRoutes } from './sign-in-clients.ts'
import { signInRoutes } from './sign-ins.ts'
import { dataExportRoutes } from './users/data-export.ts'
import { directPermissionRoutes } from './users/direct-permissions.ts'
import { duplicateRoutes } from './users/duplicates.ts'
import { emailChangeRoutes } from './users/email-changes.ts'
import { identityRoutes } from './users/identities.ts'
import { identityLinkRoutes } from './users/identity-links.ts'
import { impersonationRoutes } from './users/impersonations.ts'
import { lockDownRoutes } from './users/lock-down.ts'
import { matchUserRoutes } from './users/match-users.ts'
import { mergeRoutes } from './users/merges.ts'
import { noteRoutes } from './users/notes.ts'
import { passwordLinkRoutes } from './users/password-links.ts'
import { pictureRoutes } from './users/pictures.ts'
import { requiredActionRoutes } from './users/required-actions.ts'
import { revealRoutes } from './users/reveals.ts'
import { userSessionRoutes } from './users/sessions-of-user.ts'
import { unknownIdentifierRoutes } from './users/unknown-identifier.ts'
import { userCountRoutes } from './users/user-counts.ts'
import { userFilterRoutes } from './users/user-filters.ts'
import { userHoldingRoutes } from './users/user-holdings.ts'
import { userLifecycleRoutes } from './users/user-lifecycle.ts'
import { userLockRoutes } from './users/user-locks.ts'
import { userMessageRoutes } from './users/user-messages.ts'
import { userOriginRoutes } from './users/user-origin.ts'
import { userTokenRoutes } from './users/user-tokens.ts'
import { userRoutes } from './users/users.ts'
import { webhookRoutes } from './webhooks/webhooks.ts'

export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...stepUpRoutes,
  ...ownFactorRoutes,
  ...applicationRoutes,
  ...changeRoutes,
  ...matchUserRoutes,
  ...searchRoutes,
  ...userRoutes,
  ...userFilterRoutes,
  ...userCountRoutes,
  ...mergeRoutes,
  ...duplicateRoutes,
  ...identityRoutes,
  ...identityLinkRoutes,
  ...emailChangeRoutes,
  ...userLifecycleRoutes,
  ...lockDownRoutes,
  ...dataExportRoutes,
  ...userHoldingRoutes,
  ...erasureRoutes,
  ...userLockRoutes,
  ...userOriginRoutes,
  ...methodRoutes,
  ...requiredActionRoutes,
  ...callerVerificationRoutes,
  ...callerPromptRoutes,
  ...noteRoutes,
  ...impersonationRoutes,
  ...userMessageRoutes,
  ...mfaRoutes,
  ...mfaExemptionRoutes,
  ...userSessionRoutes,
  ...userTokenRoutes,
  ...eventRoutes,
  ...eventExportRoutes,
  ...auditEventRoutes,
  ...auditHistogramRoutes,
  ...auditSealRoutes,
  ...statisticsRoutes,
  ...needsYouRoutes,
  ...systemRoutes,
  ...auditTableRoutes,
  ...auditVerifyRoutes,
  ...eventStreamRoutes,
  ...webhookRoutes,
  ...suppressedAddressRoutes,
  ...signInRoutes,
  ...signInClientRoutes,
  ...unknownIdentifierRoutes,
  ...roleRoutes,
  ...directPermissionRoutes,
  ...roleMfaRoutes,
  ...roleMemberExportRoutes,
  ...whoCanExportRoutes,
  ...roleChangeRoutes,
  ...accessRoutes,
  ...accessRequestRoutes,
  ...accessReviewRoutes,
  ...roleAssignmentRoutes,
  ...connectionRoutes,
  ...providerRoutes,
  ...passwordLinkRoutes,
  ...revealRoutes,
  ...passwordPolicyRoutes,
  ...keyRoutes,
  ...clientRoutes,
  ...clientSecretRoutes,
  ...clientAccessRoutes,
  ...clientLimitRoutes,
  ...clientUserRoutes,
  ...organizationRoutes,
  ...organizationExportRoutes,
  ...listExportRoutes,
  ...organizationSingleSignOnRoutes,
  ...organizationSuspensionRoutes,
  ...deleteOrganizationRoutes,
  ...organizationUserRoutes,
  ...organizationUserHelpRoutes,
  ...tenantUserRoutes,
  ...organizationSessionRoutes,
  ...organizationRoleRoutes,
  ...organizationDomainRoutes,
  ...organizationConnectionRoutes,
  ...organizationBrandingRoutes,
  ...organizationActivityRoutes,
  ...invitationRoutes,
  ...ipRuleRoutes,
  ...networkRuleRoutes,
  ...recoveryReviewRoutes,
  ...recoveryAssignmentRoutes,
  ...recoveryChainRoutes,
  ...recoveryRequestRoutes,
  ...messageRoutes,
  ...operatorRoutes,
  ...approvalRoutes,
  ...settingsRoutes,
  ...pictureRoutes,
  ...settingsPreviewRoutes,
  ...loginPreviewRoutes,
  ...emailTemplateRoutes,
  ...jobRoutes,
  ...bulkJobRoutes,
  ...bulkResultRoutes,
  ...importRoutes,
  ...importFileRoutes,
  ...importTableRoutes,
  ...exportRoutes,
  ...viewRoutes,
  ...presenceRoutes,
]
