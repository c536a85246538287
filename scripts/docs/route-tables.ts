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
  const rows = authazRoutes.map(({ method, path, access }) => [
    method,
    shownPath(path),
    access === 'public' ? 'open to all' : access === 'signed-in' ? 'any key or session' : shownNames(access, ' or '),
  ])
  return table(['method', 'path', 'permission'], rows)
}

export function tenantRouteTable(): string {
  const rows = tenantRoutes.map(({ method, path, scope }) => [method, shownPath(path), shownNames([scope], '')])
  return table(['method', 'path below `/api/{tenantId}/admin`', 'scope'], rows)
}

function shownPath(path: string): string {
  return `\`${path.replace(/:(\w+)/g, '{$1}')}\``
}

function shownNames(names: readonly string[], between: string): string {
  return names.map((name) => `\`${name}\``).join(between)
}
