// The addresses of roles.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { readMemberSearch, readRoleSearch } from '../../features/roles/api/role-search.ts'
import { signedIn } from './roots.tsx'

const list = createRoute({
  getParentRoute: () => signedIn,
  path: '/roles',
  validateSearch: readRoleSearch,
  component: lazyRouteComponent(() => import('../routes/role-routes.tsx'), 'RolesRoute'),
})

const one = createRoute({
  getParentRoute: () => signedIn,
  path: '/roles/$roleId',
  component: lazyRouteComponent(() => import('../routes/role-routes.tsx'), 'RoleRoute'),
})

const home = createRoute({
  getParentRoute: () => one,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/roles/$roleId/permissions', params, replace: true })
  },
})

const permissions = createRoute({
  getParentRoute: () => one,
  path: '/permissions',
  component: lazyRouteComponent(() => import('../routes/role-routes.tsx'), 'RolePermissionsRoute'),
})

const members = createRoute({
  getParentRoute: () => one,
  path: '/members',
  validateSearch: readMemberSearch,
  component: lazyRouteComponent(() => import('../routes/role-routes.tsx'), 'RoleMembersRoute'),
})

const security = createRoute({
  getParentRoute: () => one,
  path: '/security',
  component: lazyRouteComponent(() => import('../routes/role-routes.tsx'), 'RoleSecurityRoute'),
})

const audit = createRoute({
  getParentRoute: () => one,
  path: '/audit',
  component: lazyRouteComponent(() => import('../routes/role-routes.tsx'), 'RoleAuditRoute'),
})

export const roleRoutes = [list, one.addChildren([home, permissions, members, security, audit])] as const
