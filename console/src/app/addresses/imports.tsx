// The addresses of imports and exports.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readExportsSearch, readImportSearch } from '../../features/imports/api/import-search.ts'
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
  validateSearch: readExportsSearch,
  component: lazyRouteComponent(() => import('../routes/import-routes.tsx'), 'ExportsRoute'),
})
export const importRoutes = [newImport, exports] as const
