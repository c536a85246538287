// The addresses of API keys.
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readKeySearch } from '../features/api-keys/api/api-key.ts'

export function keyPages<Parent extends AnyRoute>(signedIn: Parent) {
  return createRoute({
    getParentRoute: () => signedIn,
    path: '/keys',
    validateSearch: readKeySearch,
    component: lazyRouteComponent(() => import('./routes/keys-route.tsx'), 'KeysRoute'),
  })
}
