// The face `/api/v1`, whole: every row is a method, a path, the permissions that open it, its schemas and its handler.
import { accessRoutes } from './access.ts'
import { accessRequestRoutes } from './access-requests.ts'
import { accessReviewRoutes } from './access-review.ts'
import { applicationRoutes } from './application.ts'
import { approvalRoutes } from './approvals.ts'
import { auditEventRoutes } from './audit-events.ts'
import { auditHistogramRoutes } from './audit-histogram.ts'
import { auditSealRoutes } from './audit-seals.ts'
import { auditTableRoutes } from './audit-table.ts'
import { auditVerifyRoutes } from './audit-verify.ts'
import { bulkJobRoutes } from './bulk-jobs.ts'
import { bulkResultRoutes } from './bulk-results.ts'
import { callerPromptRoutes } from './caller-prompts.ts'
import { callerVerificationRoutes } from './caller-verifications.ts'
import { changeRoutes } from './changes.ts'
import { clientAccessRoutes } from './client-access.ts'
import { clientLimitRoutes } from './client-limits.ts'
import { clientSecretRoutes } from './client-secrets.ts'
import { clientUserRoutes } from './client-users.ts'
import { clientRoutes } from './clients.ts'
import { connectionRoutes } from './connections.ts'
import { dataExportRoutes } from './data-export.ts'
import { deleteOrganizationRoutes } from './delete-organization.ts'
import { directPermissionRoutes } from './direct-permissions.ts'
import { duplicateRoutes } from './duplicates.ts'
import { emailChangeRoutes } from './email-changes.ts'
import { emailTemplateRoutes } from './email-templates.ts'
import { erasureRoutes } from './erasures.ts'
import { eventStreamRoutes } from './event-stream.ts'
import { eventRoutes } from './events.ts'
import { eventExportRoutes } from './events-export.ts'
import { identityRoutes } from './identities.ts'
import { identityLinkRoutes } from './identity-links.ts'
import { impersonationRoutes } from './impersonations.ts'
import { importFileRoutes } from './import-files.ts'
import { importTableRoutes } from './import-tables.ts'
import { importRoutes } from './imports.ts'
import { exportRoutes } from './imports-export.ts'
import { invitationRoutes } from './invitations.ts'
import { ipRuleRoutes } from './ip-rules.ts'
import { jobRoutes } from './jobs.ts'
import { keyRoutes } from './keys.ts'
import { listExportRoutes } from './list-exports.ts'
import { lockDownRoutes } from './lock-down.ts'
import { matchUserRoutes } from './match-users.ts'
import { mergeRoutes } from './merges.ts'
import { messageRoutes } from './messages.ts'
import { methodRoutes } from './methods.ts'
import { mfaRoutes } from './mfa.ts'
import { mfaExemptionRoutes } from './mfa-exemptions.ts'
import { needsYouRoutes } from './needs-you.ts'
import { networkRuleRoutes } from './network-rules.ts'
import { noteRoutes } from './notes.ts'
import { operatorRoutes } from './operators.ts'
import { organizationActivityRoutes } from './organization-activity.ts'
import { organizationBrandingRoutes } from './organization-branding.ts'
import { organizationConnectionRoutes } from './organization-connections.ts'
import { organizationDomainRoutes } from './organization-domains.ts'
import { organizationRoleRoutes } from './organization-roles.ts'
import { organizationSessionRoutes } from './organization-session.ts'
import { organizationSingleSignOnRoutes } from './organization-single-sign-on.ts'
import { organizationSuspensionRoutes } from './organization-suspension.ts'
import { organizationUserRoutes } from './organization-users.ts'
import { organizationRoutes } from './organizations.ts'
import { organizationExportRoutes } from './organizations-export.ts'
import { ownFactorRoutes } from './own-factors.ts'
import { passwordLinkRoutes } from './password-links.ts'
import { passwordPolicyRoutes } from './password-policy.ts'
import { pictureRoutes } from './pictures.ts'
import { presenceRoutes } from './presence.ts'
import { providerRoutes } from './providers.ts'
import { recoveryAssignmentRoutes } from './recovery-assignment.ts'
import { recoveryChainRoutes } from './recovery-chain.ts'
import { recoveryRequestRoutes } from './recovery-requests.ts'
import { recoveryReviewRoutes } from './recovery-review.ts'
import { requiredActionRoutes } from './required-actions.ts'
import { revealRoutes } from './reveals.ts'
import { roleAssignmentRoutes } from './role-assignments.ts'
import { roleChangeRoutes } from './role-changes.ts'
import { roleMemberExportRoutes } from './role-members-export.ts'
import { roleMfaRoutes } from './role-mfa.ts'
import { roleRoutes } from './roles.ts'
import type { Route } from './route.ts'
import { searchRoutes } from './search.ts'
import { sessionRoutes } from './session.ts'
import { userSessionRoutes } from './sessions-of-user.ts'
import { settingsRoutes } from './settings.ts'
import { settingsPreviewRoutes } from './settings-preview.ts'
import { signInRoutes } from './sign-ins.ts'
import { statisticsRoutes } from './statistics.ts'
import { stepUpRoutes } from './step-up.ts'
import { suppressedAddressRoutes } from './suppressed-addresses.ts'
import { systemRoutes } from './system.ts'
import { tenantUserRoutes } from './tenant-users.ts'
import { unknownIdentifierRoutes } from './unknown-identifier.ts'
import { userCountRoutes } from './user-counts.ts'
import { userFilterRoutes } from './user-filters.ts'
import { userHoldingRoutes } from './user-holdings.ts'
import { userLifecycleRoutes } from './user-lifecycle.ts'
import { userLockRoutes } from './user-locks.ts'
import { userMessageRoutes } from './user-messages.ts'
import { userOriginRoutes } from './user-origin.ts'
import { userTokenRoutes } from './user-tokens.ts'
import { userRoutes } from './users.ts'
import { viewRoutes } from './views.ts'
import { webhookRoutes } from './webhooks.ts'

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
  ...unknownIdentifierRoutes,
  ...roleRoutes,
  ...directPermissionRoutes,
  ...roleMfaRoutes,
  ...roleMemberExportRoutes,
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
