import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { appPath, appsKey } from './app.ts'

export interface AppLimits {
  /** Whoever has one of these gets in; null: everybody. Empty: all of them are gone, and nobody gets in. */
  readonly roles: readonly LimitingRole[] | null
}

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

export function limitApp(id: string, roles: readonly string[] | null, reason: string): Promise<AppLimits> {
  return call<AppLimits>('PATCH', `${appPath(id)}/access`, { body: { roles }, reason })
}
