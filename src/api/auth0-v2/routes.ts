// The face `/api/v2`, whole: every row is a method, a path, the scopes that open it, its schemas and its handler.
import { authenticationMethodRoutes } from './authentication-methods.ts'
import { clientCredentialRoutes } from './client-credentials.ts'
import { clientGrantRoutes } from './client-grants.ts'
import { clientRoutes } from './clients.ts'
import { connectionRoutes } from './connections.ts'
import { enrollmentRoutes } from './enrollments.ts'
import { grantRoutes } from './grants.ts'
import { guardianRoutes } from './guardian.ts'
import { identityRoutes } from './identities.ts'
import { jobRoutes } from './jobs.ts'
import { multifactorRoutes } from './multifactor.ts'
import { organizationClientGrantRoutes } from './organization-client-grants.ts'
import { organizationConnectionRoutes } from './organization-connections.ts'
import { organizationInvitationRoutes } from './organization-invitations.ts'
import { organizationMemberRoutes } from './organization-members.ts'
import { organizationRoutes } from './organizations.ts'
import { recoveryRequestRoutes } from './recovery-requests.ts'
import { refreshTokenRoutes } from './refresh-tokens.ts'
import { resourceServerRoutes } from './resource-servers.ts'
import { rolePermissionRoutes } from './role-permissions.ts'
import { roleRoutes } from './roles.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './sessions.ts'
import { ticketRoutes } from './tickets.ts'
import { userBlockRoutes } from './user-blocks.ts'
import { networkBlockRoutes } from './user-blocks-networks.ts'
import { userOrganizationRoutes } from './user-organizations.ts'
import { userPermissionRoutes } from './user-permissions.ts'
import { userRoleRoutes } from './user-roles.ts'
import { userSessionRoutes } from './user-sessions.ts'
import { userRoutes } from './users.ts'

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
  ...organizationRoutes,
  ...organizationConnectionRoutes,
  ...organizationMemberRoutes,
  ...organizationInvitationRoutes,
  ...organizationClientGrantRoutes,
  ...recoveryRequestRoutes,
  ...userOrganizationRoutes,
  ...connectionRoutes,
  ...jobRoutes,
  ...ticketRoutes,
]
