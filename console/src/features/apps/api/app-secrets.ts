// The secrets by which an app proves to be itself. Their values are in the answers that make one, and nowhere else.
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { appPath, appsKey, type SecretState } from './app.ts'

export interface AppSecret {
  readonly id: string
  readonly name: string | null
  readonly createdAt: string
  /** Null of those from before this was kept. */
  readonly createdBy: { readonly name: string } | null
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly state: SecretState
}

interface AppSecrets {
  /** Newest first. */
  readonly data: readonly AppSecret[]
  /** So many work at a time. */
  readonly atMost: number
}

export function secretsQuery(appId: string) {
  return queryOptions({
    queryKey: [...appsKey, 'secrets', appId],
    queryFn: ({ signal }) => call<AppSecrets>('GET', secretsPath(appId), { signal }),
  })
}

export interface NewSecret {
  readonly name: string
  readonly expiresInDays: number | null
}

export async function createSecret(appId: string, secret: NewSecret): Promise<string> {
  return (await call<{ clientSecret: string }>('POST', secretsPath(appId), { body: secret })).clientSecret
}

export async function endSecret(appId: string, secretId: string): Promise<void> {
  await call('DELETE', `${secretsPath(appId)}/${encodeURIComponent(secretId)}`)
}

export interface Rotation {
  readonly overlapHours: number
  readonly expiresInDays: number | null
}

export async function rotateSecret(appId: string, rotation: Rotation): Promise<string> {
  return (await call<{ clientSecret: string }>('POST', `${appPath(appId)}/rotate-secret`, { body: rotation }))
    .clientSecret
}

/** Whatever tells of secrets asks again: the tab, the lists of apps and what needs somebody. */
export async function refreshSecrets(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: appsKey }),
    queryClient.invalidateQueries({ queryKey: ['stats', 'needs-you'] }),
  ])
}

const secretsPath = (appId: string) => `${appPath(appId)}/secrets`
