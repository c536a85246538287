// The address of the console itself.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readDashboardSearch } from '../../features/dashboard/api/dashboard-search.ts'
import { signedIn } from './roots.tsx'

export const dashboardRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: readDashboardSearch,
  component: lazyRouteComponent(() => import('../routes/dashboard-route.tsx'), 'DashboardRoute'),
})
