// Every address of the console, as one tree. Screens are loaded when first opened.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { controlRoutes } from './addresses/control.tsx'
import { organizationRoutes } from './addresses/organizations.tsx'
import { oversightRoutes } from './addresses/oversight.tsx'
import { ownOrganizationRoute } from './addresses/own-organization.tsx'
import { root, signedIn } from './addresses/roots.tsx'
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

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/users', replace: true })
  },
})

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./routes/settings-route.tsx'), 'SettingsRoute'),
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
    home,
    me,
    ...userRoutes,
    ...organizationRoutes,
    ...controlRoutes,
    ...oversightRoutes,
    settings,
  ]),
])
