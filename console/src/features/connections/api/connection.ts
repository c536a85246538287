// Connections to other providers, as /api/v1 tells them: never with a secret.
import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { ListPlace } from '../../../lib/list-address.ts'
import type { TestedStep } from './test-words.ts'

/** One of the list: databases and mail stand there too. */
export interface ConnectionRecord {
  readonly id: string
  readonly name: string
  readonly strategy: string
  readonly displayName: string | null
  readonly isEnabled: boolean
  /** Another provider says who its people are. */
  readonly isProvider: boolean
}

export type ProfileSync = 'each-sign-in' | 'first-sign-in' | 'never'

export interface ProviderSettings {
  readonly clientId: string | null
  readonly hasClientSecret: boolean
  readonly issuer: string | null
  readonly domain: string | null
  readonly authorizationEndpoint: string | null
  readonly tokenEndpoint: string | null
  readonly profileEndpoint: string | null
  readonly scopes: readonly string[]
  readonly emailDomains: readonly string[]
  readonly trustsEmail: boolean
  readonly takesNewcomers: boolean
  readonly profileSync: ProfileSync
}

export interface UpstreamFailure {
  readonly at: string
  readonly answer: string
  readonly detail: string
}

export interface ProviderConnection {
  readonly id: string
  readonly name: string
  readonly strategy: string
  readonly displayName: string | null
  readonly isEnabled: boolean
  readonly organizationId: string | null
  readonly createdAt: string
  readonly version: number
  readonly callbackUrl: string
  /** Null where nobody signs in by a connection of its strategy here. */
  readonly provider: ProviderSettings | null
}

export interface ProviderInFull extends ProviderConnection {
  readonly clients: readonly { readonly id: string; readonly name: string }[]
  readonly lastFailure: UpstreamFailure | null
}

export type ProviderInput = Partial<Omit<ProviderSettings, 'hasClientSecret'>> & {
  readonly clientSecret?: string | null
}

export interface ConnectionChanges {
  readonly displayName?: string | null
  readonly isEnabled?: boolean
  readonly provider?: ProviderInput
}

export interface NewConnection {
  readonly name: string
  readonly strategy: string
  readonly displayName: string | null
  readonly provider: ProviderInput
}

export const providersKey = ['providers'] as const
const path = '/connections'
const pathOf = (id: string) => `${path}/${encodeURIComponent(id)}`

interface ConnectionPage {
  readonly data: readonly ConnectionRecord[]
  readonly nextCursor: string | null
}

/** Oldest first. Where pools are isolated each organization has some. */
export function providersQuery({ after: cursor, size: pageSize }: ListPlace) {
  const asked = { pageSize, cursor }
  return queryOptions({
    queryKey: [...providersKey, 'list', asked],
    queryFn: ({ signal }) => call<ConnectionPage>('GET', `${path}${queryString(asked)}`, { signal }),
  })
}

export function providerQuery(id: string) {
  return queryOptions({
    queryKey: [...providersKey, 'one', id],
    queryFn: ({ signal }) => call<ProviderInFull>('GET', pathOf(id), { signal }),
  })
}

/** A number counted to `countedAtMost` may be more. */
export interface ConnectionPeople {
  readonly accounts: number
  readonly links: number
  readonly countedAtMost: number
}

/** Whom its end would lock out. */
export function peopleQuery(id: string) {
  return queryOptions({
    queryKey: [...providersKey, 'people', id],
    queryFn: ({ signal }) => call<ConnectionPeople>('GET', `${pathOf(id)}/people`, { signal }),
    staleTime: 0,
  })
}

export function createConnection(body: NewConnection): Promise<ProviderConnection> {
  return call('POST', path, { body })
}

/** Only onto the version that was read. */
export function changeConnection(
  { id, version: ifVersion }: Pick<ProviderConnection, 'id' | 'version'>,
  body: ConnectionChanges,
  reason: string,
): Promise<ProviderConnection> {
  return call('PATCH', pathOf(id), { body, reason, ifVersion })
}

export async function deleteConnection(id: string, withPeople: boolean, reason: string): Promise<void> {
  await call('DELETE', withPeople ? `${pathOf(id)}?users=delete` : pathOf(id), { reason })
}

export function testConnection(
  id: string,
): Promise<{ readonly works: boolean; readonly steps: readonly TestedStep[] }> {
  return call('POST', `${pathOf(id)}/test`)
}

/** What people read of it. */
export function connectionLabel({ displayName, name }: Pick<ConnectionRecord, 'displayName' | 'name'>): string {
  return displayName ?? name
}
