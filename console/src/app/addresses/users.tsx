// The addresses of people: the list, what opens over it, and a user's page with its tabs.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { readUserAuditSearch } from '../../features/audit/api/user-audit-search.ts'
import { diagnosisQuery } from '../../features/sign-ins/api/sign-in-queries.ts'
import { userQuery } from '../../features/users/api/get-user.ts'
import { readListSearch } from '../../features/users/api/list-search.ts'
import { preferencesQuery } from '../../features/users/api/preferences.ts'
import { signedIn } from './roots.tsx'

const users = createRoute({
  getParentRoute: () => signedIn,
  path: '/users',
  validateSearch: readListSearch,
  loader: ({ context }) => {
    // Arrives while the screen itself is loaded; the list waits for it, so that it is asked for once.
    void context.queryClient.prefetchQuery(preferencesQuery)
  },
  component: lazyRouteComponent(() => import('../routes/users-route.tsx'), 'UsersRoute'),
})

const usersList = createRoute({ getParentRoute: () => users, path: '/' })

const newUser = createRoute({
  getParentRoute: () => users,
  path: '/new',
  component: lazyRouteComponent(() => import('../routes/new-user-route.tsx'), 'NewUserRoute'),
})

const UserRoute = lazyRouteComponent(() => import('../routes/user-route.tsx'), 'UserRoute')

const user = createRoute({
  getParentRoute: () => signedIn,
  path: '/users/$userId',
  loader: ({ context, params }) => {
    // Not awaited: the page shows its frame at once. What fails here is shown by the page's own query.
    void context.queryClient.prefetchQuery(userQuery(params.userId))
    // Until the script of the frame has come, the page is shown to be on its way; else the list would stay meanwhile.
    return UserRoute.preload?.()
  },
  component: UserRoute,
})

const userHome = createRoute({
  getParentRoute: () => user,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/users/$userId/overview', params, replace: true })
  },
})

const overview = createRoute({
  getParentRoute: () => user,
  path: '/overview',
  loader: ({ context, params, preload }) => {
    // Asked for beside the user and the script. To look at it is recorded: a pointer that rests on a link is no look.
    if (!preload) void context.queryClient.prefetchQuery(diagnosisQuery(params.userId, null))
  },
  component: lazyRouteComponent(() => import('../routes/user-overview-route.tsx'), 'OverviewRoute'),
})

const sessions = createRoute({
  getParentRoute: () => user,
  path: '/sessions',
  component: lazyRouteComponent(() => import('../routes/user-access-routes.tsx'), 'SessionsRoute'),
})

const security = createRoute({
  getParentRoute: () => user,
  path: '/security',
  component: lazyRouteComponent(() => import('../routes/user-access-routes.tsx'), 'SecurityRoute'),
})

const roles = createRoute({
  getParentRoute: () => user,
  path: '/roles',
  component: lazyRouteComponent(() => import('../routes/user-tab-routes.tsx'), 'RolesRoute'),
})

const identities = createRoute({
  getParentRoute: () => user,
  path: '/identities',
  component: lazyRouteComponent(() => import('../routes/user-tab-routes.tsx'), 'IdentitiesRoute'),
})

const data = createRoute({
  getParentRoute: () => user,
  path: '/data',
  component: lazyRouteComponent(() => import('../routes/user-tab-routes.tsx'), 'DataRoute'),
})

const audit = createRoute({
  getParentRoute: () => user,
  path: '/audit',
  validateSearch: readUserAuditSearch,
  component: lazyRouteComponent(() => import('../routes/user-tab-routes.tsx'), 'AuditRoute'),
})

const userOrganizations = createRoute({
  getParentRoute: () => user,
  path: '/organizations',
  component: lazyRouteComponent(() => import('../routes/user-organizations-route.tsx'), 'UserOrganizationsRoute'),
})

const tokens = createRoute({
  getParentRoute: () => user,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../routes/user-tokens-route.tsx'), 'UserTokensRoute'),
})

const mergeUsers = createRoute({
  getParentRoute: () => signedIn,
  path: '/users/$userId/merge',
  validateSearch: (raw: Record<string, unknown>): { with?: string } =>
    typeof raw.with === 'string' && raw.with !== '' ? { with: raw.with } : {},
  component: lazyRouteComponent(() => import('../routes/merge-route.tsx'), 'MergeRoute'),
})

export const userRoutes = [
  users.addChildren([usersList, newUser]),
  user.addChildren([userHome, overview, sessions, security, roles, userOrganizations, identities, tokens, data, audit]),
  mergeUsers,
] as const
