// The addresses of an organization's own administrators, below /org.
import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router'
import { organizationSessionQuery } from '../../features/organization-users/api/organization-session.ts'
import { readPeopleSearch } from '../../features/organization-users/api/people-search.ts'
import { isOrganizationAddress } from '../organization-address.ts'
import { root } from './roots.tsx'

const organization = createRoute({
  getParentRoute: () => root,
  path: '/org/$slug',
  component: lazyRouteComponent(() => import('../organization-shell/organization-shell.tsx'), 'OrganizationShell'),
  beforeLoad: () => {
    // Below the console's own address there are no pages of organizations.
    if (!isOrganizationAddress) throw notFound()
  },
  loader: ({ context, params }) => {
    // Not awaited: the frame asks too, and says what fails.
    void context.queryClient.prefetchQuery(organizationSessionQuery(params.slug))
  },
})

const organizationHome = createRoute({
  getParentRoute: () => organization,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/org/$slug/users', params, replace: true })
  },
})

const userManagement = createRoute({
  getParentRoute: () => organization,
  path: '/users',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../routes/organization-admin-routes.tsx'), 'UserManagementRoute'),
})

const organizationInvitations = createRoute({
  getParentRoute: () => organization,
  path: '/invitations',
  component: lazyRouteComponent(
    () => import('../routes/organization-admin-routes.tsx'),
    'OrganizationInvitationsRoute',
  ),
})

const organizationRoles = createRoute({
  getParentRoute: () => organization,
  path: '/roles',
  component: lazyRouteComponent(() => import('../routes/organization-admin-routes.tsx'), 'OrganizationRolesRoute'),
})

const organizationSecurity = createRoute({
  getParentRoute: () => organization,
  path: '/security',
  component: lazyRouteComponent(() => import('../routes/organization-admin-routes.tsx'), 'OrganizationSecurityRoute'),
})

const organizationDomains = createRoute({
  getParentRoute: () => organization,
  path: '/domains',
  component: lazyRouteComponent(() => import('../routes/organization-admin-routes.tsx'), 'OrganizationDomainsRoute'),
})

const organizationBranding = createRoute({
  getParentRoute: () => organization,
  path: '/branding',
  component: lazyRouteComponent(() => import('../routes/organization-admin-routes.tsx'), 'OrganizationBrandingRoute'),
})

const organizationAudit = createRoute({
  getParentRoute: () => organization,
  path: '/audit',
  component: lazyRouteComponent(() => import('../routes/organization-admin-routes.tsx'), 'OrganizationAuditRoute'),
})

export const ownOrganizationRoute = organization.addChildren([
  organizationHome,
  userManagement,
  organizationInvitations,
  organizationRoles,
  organizationSecurity,
  organizationDomains,
  organizationBranding,
  organizationAudit,
])
