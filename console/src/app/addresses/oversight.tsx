// The addresses of those who look after the fact: who may do what, the audit, its integrity.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readAccessSearch } from '../../features/access/api/access.ts'
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
