// The addresses of API keys.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readListPlace } from '../../lib/list-address.ts'
import { signedIn } from './roots.tsx'

export const keysRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/keys',
  validateSearch: (raw: Record<string, unknown>) => readListPlace(raw),
  component: lazyRouteComponent(() => import('../routes/keys-route.tsx'), 'KeysRoute'),
})
