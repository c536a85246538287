// The face `/api/v2`, whole: every row is a method, a path, the scopes that open it, its schemas and its handler.

import { attackProtectionRoutes } from './attack-protection/attack-protection.ts'
import { keptProtectionRoutes } from './attack-protection/kept-protections.ts'
import { brandingRoutes } from './branding/branding.ts'
import { themeRoutes } from './branding/themes.ts'
import { universalLoginTemplateRoutes } from './branding/universal-login-template.ts'
import { clientCredentialRoutes } from './clients/client-credentials.ts'
import { clientGrantRoutes } from './clients/client-grants.ts'
import { clientRoutes } from './clients/clients.ts'
import { connectionSyncListRoutes } from './connections/connection-sync-lists.ts'
import { connectionRoutes } from './connections/connections.ts'
import { emailProviderRoutes } from './emails/provider.ts'
import { emailTemplateRoutes } from './emails/templates.ts'
import { emptyListRoutes } from './empty-lists/empty-lists.ts'
import { fixedSettingsRoutes } from './empty-lists/fixed-settings.ts'
import { authenticationMethodRoutes } from './factors/authentication-methods.ts'
import { enrollmentRoutes } from './factors/enrollments.ts'
import { guardianRoutes } from './factors/guardian.ts'
import { guardianEnrollmentRoutes } from './factors/guardian-enrollments.ts'
import { guardianSettingsRoutes } from './factors/guardian-settings.ts'
import { guardianWebauthnRoutes } from './factors/guardian-webauthn.ts'
import { multifactorRoutes } from './factors/multifactor.ts'
import { jobRoutes } from './jobs/jobs.ts'
import { ticketRoutes } from './jobs/tickets.ts'
import { signingKeyRoutes } from './keys/signing-keys.ts'
import { logRoutes } from './logs/logs.ts'
import { statsRoutes } from './logs/stats.ts'
import { organizationClientGrantRoutes } from './organizations/organization-client-grants.ts'
import { organizationClientRoutes } from './organizations/organization-clients.ts'
import { organizationConnectionRoutes } from './organizations/organization-connections.ts'
import { organizationDomainRoutes } from './organizations/organization-domains.ts'
import { organizationInvitationRoutes } from './organizations/organization-invitations.ts'
import { organizationMemberRoutes } from './organizations/organization-members.ts'
import { organizationRoutes } from './organizations/organizations.ts'
import { promptTextRoutes } from './prompts/prompt-texts.ts'
import { promptRoutes } from './prompts/prompts.ts'
import { resourceServerRoutes } from './resource-servers/resource-servers.ts'
import { groupRoutes } from './roles/groups.ts'
import { rolePermissionRoutes } from './roles/role-permissions.ts'
import { roleRoutes } from './roles/roles.ts'
import type { Route } from './route.ts'
import { grantRoutes } from './sessions/grants.ts'
import { refreshTokenRoutes } from './sessions/refresh-tokens.ts'
import { sessionRoutes } from './sessions/sessions.ts'
import { tenantSettingsRoutes } from './tenant/tenant-settings.ts'
import { deviceCredentialRoutes } from './users/device-credentials.ts'
import { identityRoutes } from './users/identities.ts'
import { recoveryRequestRoutes } from './users/recovery-requests.ts'
import { userBlockRoutes } from './users/user-blocks.ts'
import { networkBlockRoutes } from './users/user-blocks-networks.ts'
import { userEffectiveAccessRoutes } from './users/user-effective-access.ts'
import { userExtraRoutes } from './users/user-extras.ts'
import { userOrganizationRoutes } from './users/user-organizations.ts'
import { userPermissionRoutes } from './users/user-permissions.ts'
import { userRoleRoutes } from './users/user-roles.ts'
import { userSessionRoutes } from './users/user-sessions.ts'
import { userRoutes } from './users/users.ts'

export const routes: readonly Route[] = [
  ...userRoutes,
  ...identityRoutes,
  ...userRoleRoutes,
  ...userPermissionRoutes,
  ...userBlockRoutes,
  ...networkBlockRoutes,
  ...authenticationMethodRoutes,
  ...enrollmentRoutes,
  ...multifactorRoutes,
  ...guardianRoutes,
  ...attackProtectionRoutes,
  ...keptProtectionRoutes,
  ...guardianEnrollmentRoutes,
  ...guardianSettingsRoutes,
  ...guardianWebauthnRoutes,
  ...userSessionRoutes,
  ...sessionRoutes,
  ...refreshTokenRoutes,
  ...grantRoutes,
  ...roleRoutes,
  ...rolePermissionRoutes,
  ...resourceServerRoutes,
  ...clientRoutes,
  ...clientCredentialRoutes,
  ...clientGrantRoutes,
  ...signingKeyRoutes,
  ...organizationRoutes,
  ...organizationConnectionRoutes,
  ...organizationMemberRoutes,
  ...organizationInvitationRoutes,
  ...organizationClientGrantRoutes,
  ...organizationClientRoutes,
  ...organizationDomainRoutes,
  ...groupRoutes,
  ...recoveryRequestRoutes,
  ...userOrganizationRoutes,
  ...userEffectiveAccessRoutes,
  ...userExtraRoutes,
  ...deviceCredentialRoutes,
  ...connectionRoutes,
  ...connectionSyncListRoutes,
  ...emailProviderRoutes,
  ...emailTemplateRoutes,
  ...jobRoutes,
  ...ticketRoutes,
  ...logRoutes,
  ...statsRoutes,
  ...tenantSettingsRoutes,
  ...brandingRoutes,
  ...universalLoginTemplateRoutes,
  ...themeRoutes,
  ...promptRoutes,
  ...promptTextRoutes,
  ...emptyListRoutes,
  ...fixedSettingsRoutes,
]
