// API keys as /api/v1 tells them: never the key itself, but for the answers that make one.
import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { ListPlace } from '../../../lib/list-address.ts'

export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly organizationId: string | null
  readonly userId: string | null
  readonly secretStart: string | null
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly lastUsedIp: string | null
  readonly createdAt: string
}

export interface NewApiKey extends ApiKey {
  readonly key: string
}

interface ApiKeyPage {
  readonly data: readonly ApiKey[]
  readonly nextCursor: string | null
  /** What those are called that keys belong to. */
  readonly names: Readonly<Record<string, string>>
}

export const apiKeysKey = ['api-keys'] as const

/** Oldest first. */
export function apiKeysQuery({ after: cursor, size: pageSize }: ListPlace) {
  const asked = { pageSize, cursor }
  return queryOptions({
    queryKey: [...apiKeysKey, asked],
    queryFn: ({ signal }) => call<ApiKeyPage>('GET', `/keys${queryString(asked)}`, { signal }),
  })
}

export interface ApiKeyInput {
  readonly name: string
  readonly permissions: readonly string[]
  readonly organizationId?: string
  readonly expiresInDays: number | null
}

export function createApiKey(input: ApiKeyInput): Promise<NewApiKey> {
  return call<NewApiKey>('POST', '/keys', { body: input })
}

const pathOf = (id: string) => `/keys/${encodeURIComponent(id)}`

export function rotateApiKey(id: string, overlapHours: number): Promise<NewApiKey> {
  return call<NewApiKey>('POST', `${pathOf(id)}/rotate`, { body: { overlapHours } })
}

export async function revokeApiKey(id: string, reason: string): Promise<void> {
  await call('DELETE', pathOf(id), { reason })
}

const dayMs = 86_400_000
const forgottenDays = 90

export function hasExpired({ expiresAt }: ApiKey, now = Date.now()): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now
}

/** Nobody called with it for three months, so perhaps nobody needs it. */
export function isForgotten({ lastUsedAt, createdAt }: ApiKey, now = Date.now()): boolean {
  return now - Date.parse(lastUsedAt ?? createdAt) > forgottenDays * dayMs
}
