// Every address of the console, as one table. Screens are loaded when first opened.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { readAccessSearch } from '../features/access/api/access.ts'
import { readExplorerSearch } from '../features/audit/api/explorer-search.ts'
import { readUserAuditSearch } from '../features/audit/api/user-audit-search.ts'
import { readJobsSearch, readResultsSearch } from '../features/jobs/api/job-search.ts'
import { organizationSessionQuery } from '../features/organization-users/api/organization-session.ts'
import { readPeopleSearch } from '../features/organization-users/api/people-search.ts'
import { readOrganizationSearch } from '../features/organizations/api/organization-search.ts'
import { readRecoverySearch } from '../features/recovery/api/recovery-search.ts'
import { sessionQuery } from '../features/session/api/session.ts'
import { userQuery } from '../features/users/api/get-user.ts'
import { readListSearch } from '../features/users/api/list-search.ts'
import { preferencesQuery } from '../features/users/api/preferences.ts'
import { isSignedOut } from '../lib/problem.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { isOrganizationAddress } from './organization-address.ts'
import { returnAddress } from './return-address.ts'
import { RouteProblem } from './route-problem.tsx'
import { appPages } from './routes-apps.tsx'
import { dashboardPage } from './routes-dashboard.tsx'
import { importPages } from './routes-imports.tsx'
import { keyPages } from './routes-keys.tsx'
import { rolePages } from './routes-roles.tsx'
import { settingPages } from './routes-settings.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: RouteProblem,
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./routes/setup-route.tsx'), 'SetupRoute'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { next?: string | undefined } => ({
    next: returnAddress(typeof raw.next === 'string' ? raw.next : undefined),
  }),
  component: lazyRouteComponent(() => import('./routes/sign-in-route.tsx'), 'SignInRoute'),
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  errorComponent: RouteProblem,
  beforeLoad: async ({ context, location }) => {
    try {
      return { session: await context.queryClient.ensureQueryData(sessionQuery) }
    } catch (error) {
      if (!isSignedOut(error)) throw error
      throw redirect({ to: '/sign-in', search: { next: returnAddress(location.href) } })
    }
  },
})

const users = createRoute({
  getParentRoute: () => signedIn,
  path: '/users',
  validateSearch: readListSearch,
  loader: ({ context }) => {
    // Arrives while the screen itself is loaded; the list waits for it, so that it is asked for once.
    void context.queryClient.prefetchQuery(preferencesQuery)
  },
  component: lazyRouteComponent(() => import('./routes/users-route.tsx'), 'UsersRoute'),
})

const usersList = createRoute({ getParentRoute: () => users, path: '/' })

const newUser = createRoute({
  getParentRoute: () => users,
  path: '/new',
  component: lazyRouteComponent(() => import('./routes/new-user-route.tsx'), 'NewUserRoute'),
})

const user = createRoute({
  getParentRoute: () => signedIn,
  path: '/users/$userId',
  loader: ({ context, params }) => {
    // Not awaited: the page shows its frame at once. What fails here is shown by the page's own query.
    void context.queryClient.prefetchQuery(userQuery(params.userId))
  },
  component: lazyRouteComponent(() => import('./routes/user-route.tsx'), 'UserRoute'),
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
  component: lazyRouteComponent(() => import('./routes/user-tab-routes.tsx'), 'OverviewRoute'),
})

const sessions = createRoute({
  getParentRoute: () => user,
  path: '/sessions',
  component: lazyRouteComponent(() => import('./routes/user-access-routes.tsx'), 'SessionsRoute'),
})

const security = createRoute({
  getParentRoute: () => user,
  path: '/security',
  component: lazyRouteComponent(() => import('./routes/user-access-routes.tsx'), 'SecurityRoute'),
})

const roles = createRoute({
  getParentRoute: () => user,
  path: '/roles',
  component: lazyRouteComponent(() => import('./routes/user-tab-routes.tsx'), 'RolesRoute'),
})

const identities = createRoute({
  getParentRoute: () => user,
  path: '/identities',
  component: lazyRouteComponent(() => import('./routes/user-tab-routes.tsx'), 'IdentitiesRoute'),
})

const data = createRoute({
  getParentRoute: () => user,
  path: '/data',
  component: lazyRouteComponent(() => import('./routes/user-tab-routes.tsx'), 'DataRoute'),
})

const audit = createRoute({
  getParentRoute: () => user,
  path: '/audit',
  validateSearch: readUserAuditSearch,
  component: lazyRouteComponent(() => import('./routes/user-tab-routes.tsx'), 'AuditRoute'),
})

const team = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/team',
  component: lazyRouteComponent(() => import('./routes/control-routes.tsx'), 'TeamRoute'),
})

const approvals = createRoute({
  getParentRoute: () => signedIn,
  path: '/approvals',
  component: lazyRouteComponent(() => import('./routes/control-routes.tsx'), 'ApprovalsRoute'),
})

const approval = createRoute({
  getParentRoute: () => signedIn,
  path: '/approvals/$approvalId',
  component: lazyRouteComponent(() => import('./routes/control-routes.tsx'), 'ApprovalRoute'),
})

const outbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./routes/outbox-routes.tsx'), 'OutboxRoute'),
})

const message = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbox/$messageId',
  component: lazyRouteComponent(() => import('./routes/outbox-routes.tsx'), 'MessageRoute'),
})

const attempt = createRoute({
  getParentRoute: () => signedIn,
  path: '/sign-ins/$reference',
  component: lazyRouteComponent(() => import('./routes/attempt-route.tsx'), 'AttemptRoute'),
})

const mergeUsers = createRoute({
  getParentRoute: () => signedIn,
  path: '/users/$userId/merge',
  validateSearch: (raw: Record<string, unknown>): { with?: string } =>
    typeof raw.with === 'string' && raw.with !== '' ? { with: raw.with } : {},
  component: lazyRouteComponent(() => import('./routes/merge-route.tsx'), 'MergeRoute'),
})

const recovery = createRoute({
  getParentRoute: () => signedIn,
  path: '/recovery',
  validateSearch: readRecoverySearch,
  component: lazyRouteComponent(() => import('./routes/recovery-routes.tsx'), 'RecoveryRoute'),
})

const recoveryReview = createRoute({
  getParentRoute: () => signedIn,
  path: '/recovery/$requestId',
  component: lazyRouteComponent(() => import('./routes/recovery-routes.tsx'), 'RecoveryReviewRoute'),
})

const pasteList = createRoute({
  getParentRoute: () => signedIn,
  path: '/users/paste',
  component: lazyRouteComponent(() => import('./routes/job-routes.tsx'), 'PasteRoute'),
})

const jobs = createRoute({
  getParentRoute: () => signedIn,
  path: '/jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => import('./routes/job-routes.tsx'), 'JobsRoute'),
})

const job = createRoute({
  getParentRoute: () => signedIn,
  path: '/jobs/$jobId',
  validateSearch: readResultsSearch,
  component: lazyRouteComponent(() => import('./routes/job-routes.tsx'), 'JobRoute'),
})

const access = createRoute({
  getParentRoute: () => signedIn,
  path: '/access',
  validateSearch: readAccessSearch,
  component: lazyRouteComponent(() => import('./routes/access-route.tsx'), 'AccessRoute'),
})

const auditLog = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  validateSearch: readExplorerSearch,
  component: lazyRouteComponent(() => import('./routes/audit-routes.tsx'), 'AuditLogRoute'),
})

const auditList = createRoute({ getParentRoute: () => auditLog, path: '/' })

const auditEvent = createRoute({
  getParentRoute: () => auditLog,
  path: '/$eventId',
  component: lazyRouteComponent(() => import('./routes/audit-routes.tsx'), 'AuditEventRoute'),
})

const integrity = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/integrity',
  component: lazyRouteComponent(() => import('./routes/integrity-route.tsx'), 'IntegrityRoute'),
})

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./routes/settings-route.tsx'), 'SettingsRoute'),
})

const organizations = createRoute({
  getParentRoute: () => signedIn,
  path: '/organizations',
  validateSearch: readOrganizationSearch,
  component: lazyRouteComponent(() => import('./routes/organization-routes.tsx'), 'OrganizationsRoute'),
})

const oneOrganization = createRoute({
  getParentRoute: () => signedIn,
  path: '/organizations/$organizationId',
  component: lazyRouteComponent(() => import('./routes/organization-routes.tsx'), 'OrganizationRoute'),
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
  component: lazyRouteComponent(() => import('./routes/organization-routes.tsx'), 'MembersRoute'),
})

const oneOrganizationTab = <Path extends string>(
  path: Path,
  name: keyof typeof import('./routes/organization-routes.tsx'),
) =>
  createRoute({
    getParentRoute: () => oneOrganization,
    path,
    component: lazyRouteComponent(() => import('./routes/organization-routes.tsx'), name),
  })

const oneOrganizationTabs = [
  oneOrganizationTab('/overview', 'OverviewRoute'),
  oneOrganizationTab('/invitations', 'InvitationsRoute'),
  oneOrganizationTab('/roles', 'RolesRoute'),
  oneOrganizationTab('/security', 'SecurityRoute'),
  oneOrganizationTab('/audit', 'AuditRoute'),
  oneOrganizationTab('/settings', 'SettingsRoute'),
] as const

const userOrganizations = createRoute({
  getParentRoute: () => user,
  path: '/organizations',
  component: lazyRouteComponent(() => import('./routes/user-organizations-route.tsx'), 'UserOrganizationsRoute'),
})

const userTokens = createRoute({
  getParentRoute: () => user,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./routes/user-tokens-route.tsx'), 'UserTokensRoute'),
})

const organization = createRoute({
  getParentRoute: () => root,
  path: '/org/$slug',
  component: lazyRouteComponent(() => import('./organization-shell/organization-shell.tsx'), 'OrganizationShell'),
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
  component: lazyRouteComponent(() => import('./routes/organization-admin-routes.tsx'), 'UserManagementRoute'),
})

const organizationInvitations = createRoute({
  getParentRoute: () => organization,
  path: '/invitations',
  component: lazyRouteComponent(() => import('./routes/organization-admin-routes.tsx'), 'OrganizationInvitationsRoute'),
})

const organizationRoles = createRoute({
  getParentRoute: () => organization,
  path: '/roles',
  component: lazyRouteComponent(() => import('./routes/organization-admin-routes.tsx'), 'OrganizationRolesRoute'),
})

const organizationSecurity = createRoute({
  getParentRoute: () => organization,
  path: '/security',
  component: lazyRouteComponent(() => import('./routes/organization-admin-routes.tsx'), 'OrganizationSecurityRoute'),
})

const organizationAudit = createRoute({
  getParentRoute: () => organization,
  path: '/audit',
  component: lazyRouteComponent(() => import('./routes/organization-admin-routes.tsx'), 'OrganizationAuditRoute'),
})

export const routeTree = root.addChildren([
  organization.addChildren([
    organizationHome,
    userManagement,
    organizationInvitations,
    organizationRoles,
    organizationSecurity,
    organizationAudit,
  ]),
  setup,
  signIn,
  signedIn.addChildren([
    dashboardPage(signedIn),
    users.addChildren([usersList, newUser]),
    user.addChildren([
      userHome,
      overview,
      sessions,
      security,
      roles,
      userOrganizations,
      identities,
      userTokens,
      data,
      audit,
    ]),
    organizations,
    oneOrganization.addChildren([oneOrganizationHome, members, ...oneOrganizationTabs]),
    pasteList,
    jobs,
    job,
    ...importPages(signedIn),
    team,
    approvals,
    approval,
    outbox,
    message,
    attempt,
    access,
    ...rolePages(signedIn),
    ...appPages(signedIn),
    keyPages(signedIn),
    auditLog.addChildren([auditList, auditEvent]),
    integrity,
    mergeUsers,
    recovery,
    recoveryReview,
    settings,
    ...settingPages(signedIn),
  ]),
])
