// The faces' own tables of routes as tables in Markdown.
import { routes as auth0Routes } from '../../src/api/auth0-v2/routes.ts'
import { routes as authazRoutes } from '../../src/api/authaz-v1/routes.ts'
import { userRoutes as tenantRoutes } from '../../src/api/tenant-admin/users.ts'
import { table } from './table.ts'

export function auth0RouteTable(): string {
  const rows = auth0Routes.map(({ method, path, scopes }) => [
    method,
    shownPath(path),
    shownNames(scopes.names, scopes.rule === 'any' ? ' or ' : ' and '),
  ])
  return table(['method', 'path', 'scope'], rows)
}

export function authazRouteTable(): string {
  const rows = authazRoutes.map((route) => [route.method, shownPath(route.path), shownCallers(route)])
  return table(['method', 'path', 'permission'], rows)
}

export function tenantRouteTable(): string {
  const rows = tenantRoutes.map(({ method, path, scope }) => [method, shownPath(path), shownNames([scope], '')])
  return table(['method', 'path below `/api/{tenantId}/admin`', 'scope'], rows)
}

function shownCallers(route: (typeof authazRoutes)[number]): string {
  if (route.access === 'public') return 'open to all'
  if (route.access !== 'signed-in') return shownNames(route.access, ' or ')
  return route.ofConsoleAlone ? "the console's session" : 'any key or session'
}

function shownPath(path: string): string {
  return `\`${path.replace(/:(\w+)/g, '{$1}')}\``
}

function shownNames(names: readonly string[], between: string): string {
  return names.map((name) => `\`${name}\``).join(between)
}
