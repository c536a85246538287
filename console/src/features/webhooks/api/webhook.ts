// Addresses of others that hear of events, as /api/v1 tells them. There are twenty at most.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface Webhook {
  readonly id: string
  readonly name: string
  readonly url: string
  /** `event`: a call for each. `log`: a call for up to a hundred. */
  readonly format: 'event' | 'log'
  /** `*` alone, or types of events. */
  readonly eventTypes: readonly string[]
  readonly isActive: boolean
  readonly hasAuthorization: boolean
  readonly previousSecretUntil: string | null
  readonly failingSince: string | null
  readonly disabledAt: string | null
  readonly createdAt: string
}

export interface NewWebhook extends Webhook {
  /** Shown this once. */
  readonly secret: string
}

interface WebhookInput {
  readonly name: string
  readonly url: string
  readonly eventTypes: readonly string[]
  readonly format?: Webhook['format']
  readonly isActive?: boolean
}

export const webhooksKey = ['webhooks'] as const
const path = '/webhooks'
const pathOf = (id: string) => `${path}/${encodeURIComponent(id)}`

export const webhooksQuery = queryOptions({
  queryKey: [...webhooksKey, 'list'],
  queryFn: async ({ signal }) =>
    (await call<{ data: readonly Webhook[] }>('GET', `${path}?pageSize=50`, { signal })).data,
})

export function webhookQuery(id: string) {
  return queryOptions({
    queryKey: [...webhooksKey, 'one', id],
    queryFn: ({ signal }) => call<Webhook>('GET', pathOf(id), { signal }),
  })
}

export function createWebhook(input: WebhookInput): Promise<NewWebhook> {
  return call<NewWebhook>('POST', path, { body: input })
}

export function changeWebhook(id: string, changes: Partial<Omit<WebhookInput, 'format'>>): Promise<Webhook> {
  return call<Webhook>('PATCH', pathOf(id), { body: changes })
}

export async function deleteWebhook(id: string): Promise<void> {
  await call('DELETE', pathOf(id))
}

export function rotateSecret(id: string): Promise<NewWebhook> {
  return call<NewWebhook>('POST', `${pathOf(id)}/rotate-secret`)
}

export type WebhookState = 'active' | 'failing' | 'paused' | 'given-up'

/** Given up: nothing arrived for so long that Rollcall stopped calling. */
export function webhookState({ isActive, failingSince, disabledAt }: Webhook): WebhookState {
  if (disabledAt !== null) return 'given-up'
  if (!isActive) return 'paused'
  return failingSince === null ? 'active' : 'failing'
}

/** What somebody typed as types: separated by commas, spaces or lines. */
export function readTypes(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((type) => type !== ''))]
}
