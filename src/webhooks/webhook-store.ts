import type { Page, PageRequest } from '../kernel/page.ts'
import type { Webhook } from './webhook.ts'

/** Absence is `null`. */
export interface WebhookStore {
  find(id: string): Promise<Webhook | null>
  /** Locks the webhook until the transaction ends. */
  findForChange(id: string): Promise<Webhook | null>
  findMany(ids: readonly string[]): Promise<readonly Webhook[]>
  /** Those that are switched on, as far as is needed to tell who hears. */
  listHearing(): Promise<readonly Pick<Webhook, 'id' | 'format' | 'eventTypes'>[]>
  list(page: PageRequest): Promise<Page<Webhook>>
  /** Nobody else adds one until the transaction ends. */
  countForInsert(): Promise<number>
  insert(webhook: Webhook): Promise<void>
  save(webhook: Webhook): Promise<void>
  /** Since when nothing arrives, where that is not known yet; null: something did. */
  noteFailing(id: string, since: Date | null): Promise<void>
  /** Its deliveries go with it; false when there was none. */
  remove(id: string): Promise<boolean>
}
