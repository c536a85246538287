// The addresses of organizations in the console.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { readPeopleSearch } from '../../features/organization-users/api/people-search.ts'
import { readOrganizationSearch } from '../../features/organizations/api/organization-search.ts'
import { signedIn } from './roots.tsx'

const organizations = createRoute({
  getParentRoute: () => signedIn,
  path: '/organizations',
  validateSearch: readOrganizationSearch,
  component: lazyRouteComponent(() => import('../routes/organization-routes.tsx'), 'OrganizationsRoute'),
})

const oneOrganization = createRoute({
  getParentRoute: () => signedIn,
  path: '/organizations/$organizationId',
  component: lazyRouteComponent(() => import('../routes/organization-routes.tsx'), 'OrganizationRoute'),
})

const oneOrganizationHome = createRoute({
  getParentRoute: () => oneOrganization,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/organizations/$organizationId/overview', params, replace: true })
  },
})

const members = createRoute({
  getParentRoute: () => oneOrganization,
  path: '/members',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../routes/organization-routes.tsx'), 'MembersRoute'),
})

const oneOrganizationTab = <Path extends string>(
  path: Path,
  name: keyof typeof import('../routes/organization-routes.tsx'),
) =>
  createRoute({
    getParentRoute: () => oneOrganization,
    path,
    component: lazyRouteComponent(() => import('../routes/organization-routes.tsx'), name),
  })

const oneOrganizationTabs = [
  oneOrganizationTab('/overview', 'OverviewRoute'),
  oneOrganizationTab('/invitations', 'InvitationsRoute'),
  oneOrganizationTab('/roles', 'RolesRoute'),
  oneOrganizationTab('/domains', 'DomainsRoute'),
  oneOrganizationTab('/security', 'SecurityRoute'),
  oneOrganizationTab('/branding', 'BrandingRoute'),
  oneOrganizationTab('/audit', 'AuditRoute'),
  oneOrganizationTab('/settings', 'SettingsRoute'),
] as const

export const organizationRoutes = [
  organizations,
  oneOrganization.addChildren([oneOrganizationHome, members, ...oneOrganizationTabs]),
] as const
