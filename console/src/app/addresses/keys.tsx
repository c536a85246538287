// The addresses of API keys.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readKeySearch } from '../../features/api-keys/api/api-key.ts'
import { signedIn } from './roots.tsx'

export const keysRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/keys',
  validateSearch: readKeySearch,
  component: lazyRouteComponent(() => import('../routes/keys-route.tsx'), 'KeysRoute'),
})
