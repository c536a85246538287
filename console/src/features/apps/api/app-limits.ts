import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { appPath, appsKey } from './app.ts'

export interface AppLimits {
  /** Whoever has one of these gets in; null: everybody. Empty: all of them are gone, and nobody gets in. */
  readonly roles: readonly LimitingRole[] | null
  /** Whoever comes from one of these; the same. */
  readonly organizations: readonly LimitingOrganization[] | null
}

export interface LimitingOrganization {
  readonly id: string
  readonly name: string
  readonly displayName: string | null
}

/** As many as the server takes. */
export const organizationsAtMost = 200

export interface LimitingRole {
  readonly id: string
  readonly name: string
}

export function limitsQuery(id: string) {
  return queryOptions({
    queryKey: [...appsKey, 'limits', id],
    queryFn: ({ signal }) => call<AppLimits>('GET', `${appPath(id)}/access`, { signal }),
  })
}

interface NewLimits {
  readonly roles: readonly string[] | null
  readonly organizations: readonly string[] | null
}

export function limitApp(id: string, limits: Partial<NewLimits>, reason: string): Promise<AppLimits> {
  return call<AppLimits>('PATCH', `${appPath(id)}/access`, { body: limits, reason })
}
