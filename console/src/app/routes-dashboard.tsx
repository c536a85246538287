// The address of the console itself.
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readDashboardSearch } from '../features/dashboard/api/dashboard-search.ts'

export function dashboardPage<Parent extends AnyRoute>(signedIn: Parent) {
  return createRoute({
    getParentRoute: () => signedIn,
    path: '/',
    validateSearch: readDashboardSearch,
    component: lazyRouteComponent(() => import('./routes/dashboard-route.tsx'), 'DashboardRoute'),
  })
}
