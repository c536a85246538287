// Every address of the console, as one tree. Screens are loaded when first opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoutes } from './addresses/apps.tsx'
import { controlRoutes } from './addresses/control.tsx'
import { dashboardRoute } from './addresses/dashboard.tsx'
import { importRoutes } from './addresses/imports.tsx'
import { keysRoute } from './addresses/keys.tsx'
import { organizationRoutes } from './addresses/organizations.tsx'
import { oversightRoutes } from './addresses/oversight.tsx'
import { ownOrganizationRoute } from './addresses/own-organization.tsx'
import { roleRoutes } from './addresses/roles.tsx'
import { root, signedIn } from './addresses/roots.tsx'
import { settingRoutes } from './addresses/settings.tsx'
import { userRoutes } from './addresses/users.tsx'
import { returnAddress } from './return-address.ts'

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

const me = createRoute({
  getParentRoute: () => signedIn,
  path: '/me',
  component: lazyRouteComponent(() => import('./routes/me-route.tsx'), 'MeRoute'),
})

export const routeTree = root.addChildren([
  ownOrganizationRoute,
  setup,
  signIn,
  signedIn.addChildren([
    dashboardRoute,
    me,
    ...userRoutes,
    ...organizationRoutes,
    ...controlRoutes,
    ...importRoutes,
    ...roleRoutes,
    ...appRoutes,
    keysRoute,
    ...oversightRoutes,
    ...settingRoutes,
  ]),
])
