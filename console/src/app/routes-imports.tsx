// The addresses of imports and exports.
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readExportsSearch, readImportSearch } from '../features/imports/api/import-search.ts'

export function importPages<Parent extends AnyRoute>(signedIn: Parent) {
  const newImport = createRoute({
    getParentRoute: () => signedIn,
    path: '/imports/new',
    validateSearch: readImportSearch,
    component: lazyRouteComponent(() => import('./routes/import-routes.tsx'), 'ImportRoute'),
  })
  const exports = createRoute({
    getParentRoute: () => signedIn,
    path: '/exports',
    validateSearch: readExportsSearch,
    component: lazyRouteComponent(() => import('./routes/import-routes.tsx'), 'ExportsRoute'),
  })
  return [newImport, exports] as const
}
