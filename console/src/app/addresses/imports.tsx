// The addresses of imports and exports.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readImportSearch } from '../../features/imports/api/import-search.ts'
import { readListPlace } from '../../lib/list-address.ts'
import { signedIn } from './roots.tsx'

const newImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/new',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('../routes/import-routes.tsx'), 'ImportRoute'),
})
const exports = createRoute({
  getParentRoute: () => signedIn,
  path: '/exports',
  validateSearch: (raw: Record<string, unknown>) => readListPlace(raw),
  component: lazyRouteComponent(() => import('../routes/import-routes.tsx'), 'ExportsRoute'),
})
export const importRoutes = [newImport, exports] as const
