// The addresses of those who look after the fact: who may do what, the audit, its integrity.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readAccessSearch } from '../../features/access/api/access.ts'
import { explorerQuery, histogramQuery } from '../../features/audit/api/explorer-queries.ts'
import { readExplorerSearch } from '../../features/audit/api/explorer-search.ts'
import { signedIn } from './roots.tsx'

const access = createRoute({
  getParentRoute: () => signedIn,
  path: '/access',
  validateSearch: readAccessSearch,
  component: lazyRouteComponent(() => import('../routes/access-route.tsx'), 'AccessRoute'),
})

const auditLog = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  validateSearch: readExplorerSearch,
  loader: ({ context, location, cause }) => {
    // Asked for while the screen itself is loaded, and left as it stands while somebody reads. What fails is shown by
    // the page's own queries.
    if (cause !== 'enter') return
    const search = readExplorerSearch(location.search)
    void context.queryClient.prefetchInfiniteQuery(explorerQuery(search))
    void context.queryClient.prefetchQuery(histogramQuery(search))
  },
  component: lazyRouteComponent(() => import('../routes/audit-routes.tsx'), 'AuditLogRoute'),
})

const auditList = createRoute({ getParentRoute: () => auditLog, path: '/' })

const auditEvent = createRoute({
  getParentRoute: () => auditLog,
  path: '/$eventId',
  component: lazyRouteComponent(() => import('../routes/audit-routes.tsx'), 'AuditEventRoute'),
})

const integrity = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/integrity',
  component: lazyRouteComponent(() => import('../routes/integrity-route.tsx'), 'IntegrityRoute'),
})

export const oversightRoutes = [access, auditLog.addChildren([auditList, auditEvent]), integrity] as const
