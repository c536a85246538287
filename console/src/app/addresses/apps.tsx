// The addresses of apps.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { readAppSearch } from '../../features/apps/api/app.ts'
import { signedIn } from './roots.tsx'

const list = createRoute({
  getParentRoute: () => signedIn,
  path: '/apps',
  validateSearch: readAppSearch,
  component: lazyRouteComponent(() => import('../routes/app-routes.tsx'), 'AppsRoute'),
})

const one = createRoute({
  getParentRoute: () => signedIn,
  path: '/apps/$clientId',
  component: lazyRouteComponent(() => import('../routes/app-routes.tsx'), 'AppRoute'),
})

const home = createRoute({
  getParentRoute: () => one,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/apps/$clientId/settings', params, replace: true })
  },
})

const settings = createRoute({
  getParentRoute: () => one,
  path: '/settings',
  component: lazyRouteComponent(() => import('../routes/app-routes.tsx'), 'AppSettingsRoute'),
})

const signIn = createRoute({
  getParentRoute: () => one,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../routes/app-routes.tsx'), 'AppSignInRoute'),
})

const access = createRoute({
  getParentRoute: () => one,
  path: '/access',
  component: lazyRouteComponent(() => import('../routes/app-routes.tsx'), 'AppAccessRoute'),
})

const users = createRoute({
  getParentRoute: () => one,
  path: '/users',
  component: lazyRouteComponent(() => import('../routes/app-routes.tsx'), 'AppUsersRoute'),
})

const secrets = createRoute({
  getParentRoute: () => one,
  path: '/secrets',
  component: lazyRouteComponent(() => import('../routes/app-routes.tsx'), 'AppSecretsRoute'),
})

const logs = createRoute({
  getParentRoute: () => one,
  path: '/logs',
  component: lazyRouteComponent(() => import('../routes/app-routes.tsx'), 'AppLogsRoute'),
})

export const appRoutes = [list, one.addChildren([home, settings, signIn, access, users, secrets, logs])] as const
