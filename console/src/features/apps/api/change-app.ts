import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { type App, appPath, appsKey, type OrganizationUsage, type RefreshToken, type SignInMethod } from './app.ts'

export type AppType = 'spa' | 'regular_web' | 'native' | 'non_interactive'

export interface NewApp {
  readonly name: string
  readonly type: AppType
  readonly callbacks?: readonly string[]
}

export interface MadeApp {
  readonly client_id: string
  readonly client_secret: string | null
}

export function createApp(app: NewApp): Promise<MadeApp> {
  return call<MadeApp>('POST', '/clients', { body: app })
}

export interface AppChanges {
  readonly name?: string
  readonly callbacks?: readonly string[]
  readonly logoutUrls?: readonly string[]
  readonly webOrigins?: readonly string[]
  readonly loginUrl?: string | null
  readonly organizationUsage?: OrganizationUsage
  readonly signInMethods?: readonly SignInMethod[] | null
  readonly requiresMfa?: boolean
  readonly sessionMinutes?: number | null
  readonly accessTokenMinutes?: number | null
  readonly idTokenSeconds?: number
  readonly refreshToken?: RefreshToken
}

export function changeApp(id: string, body: AppChanges, reason = ''): Promise<App> {
  return call<App>('PATCH', appPath(id), { body, reason })
}

export async function deleteApp(id: string, reason: string): Promise<void> {
  await call('DELETE', appPath(id), { reason })
}

export interface AppConnection {
  readonly id: string
  readonly name: string
  readonly strategy: string
  readonly isEnabled: boolean
  /** It names no app, so that it serves every one. */
  readonly servesAll: boolean
}

export function connectionsQuery(id: string) {
  return queryOptions({
    queryKey: [...appsKey, 'connections', id],
    queryFn: ({ signal }) => call<{ data: readonly AppConnection[] }>('GET', `${appPath(id)}/connections`, { signal }),
  })
}

export async function switchConnection(
  id: string,
  connectionId: string,
  isEnabled: boolean,
  reason: string,
): Promise<void> {
  await call('PATCH', `${appPath(id)}/connections/${encodeURIComponent(connectionId)}`, { body: { isEnabled }, reason })
}

export interface AppGrant {
  readonly id: string
  readonly audience: string
  readonly subjectType: 'client' | 'user'
  readonly scopes: readonly string[]
  readonly allowsAllScopes: boolean
  readonly createdAt: string
}

export function grantsQuery(id: string) {
  return queryOptions({
    queryKey: [...appsKey, 'grants', id],
    queryFn: ({ signal }) => call<{ data: readonly AppGrant[] }>('GET', `${appPath(id)}/grants`, { signal }),
  })
}

export async function addGrant(id: string, audience: string, scopes: 'all' | readonly string[]): Promise<void> {
  await call('POST', `${appPath(id)}/grants`, { body: { audience, scopes } })
}

export async function removeGrant(id: string, grantId: string): Promise<void> {
  await call('DELETE', `${appPath(id)}/grants/${encodeURIComponent(grantId)}`)
}
