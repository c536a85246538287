import type { Page, PageRequest } from '../kernel/page.ts'

/** `dead`: given up, waits to be sent again by hand. `dropped`: nobody is to get it any more. */
export const deliveryStatuses = ['waiting', 'delivered', 'dead', 'dropped'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** One call, however often it is tried. It names events and holds nothing of them. */
export interface WebhookDelivery {
  /** The same at each attempt, so that receivers know what they have. */
  readonly id: string
  readonly webhookId: string
  /** None in a test; one, or those of a batch of a log stream. */
  readonly eventIds: readonly number[]
  /** Null for a batch and for a test. */
  readonly eventType: string | null
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly nextAttemptAt: Date
  readonly lastAttemptAt: Date | null
  /** Status and length are all that is kept of an answer (OUT-05). */
  readonly answerStatus: number | null
  readonly answerBytes: number | null
  readonly lastFault: string | null
  readonly createdAt: Date
  readonly settledAt: Date | null
}

/** What one attempt came to. */
export interface DeliveryAttempt {
  readonly answerStatus: number | null
  readonly answerBytes: number | null
  /** Null: it arrived. */
  readonly fault: string | null
}

export type DeliveryOutcome =
  | { readonly status: 'delivered' | 'dead' | 'dropped'; readonly at: Date; readonly attempt: DeliveryAttempt }
  | { readonly status: 'waiting'; readonly at: Date; readonly attempt: DeliveryAttempt; readonly nextAttemptAt: Date }

export interface DeliveryQuery {
  readonly status: DeliveryStatus | null
  readonly page: PageRequest
}

export interface WebhookDeliveryStore {
  /** What is for a webhook that is gone meanwhile is left out. */
  queue(deliveries: readonly WebhookDelivery[]): Promise<void>
  /**
   * Due deliveries, as many for each webhook as it has places free, the oldest first. Until the lease ends nobody else
   * gets them, and their places are taken.
   */
  take(placesEach: number, now: Date, leaseUntil: Date): Promise<readonly WebhookDelivery[]>
  /** False when the lease was lost: whoever has it now writes down what came of it. */
  settle(taken: WebhookDelivery, outcome: DeliveryOutcome): Promise<boolean>
  find(webhookId: string, id: string): Promise<WebhookDelivery | null>
  /** Newest first. */
  list(webhookId: string, query: DeliveryQuery): Promise<Page<WebhookDelivery>>
  /** Makes it due, with all its attempts before it; null when it is not there. One that is being sent stays as it is. */
  replay(webhookId: string, id: string, now: Date): Promise<WebhookDelivery | null>
  /** The same for dead ones that were given up since then, the oldest first; answers how many. */
  replayDead(webhookId: string, since: Date, now: Date, atMost: number): Promise<number>
  /** Forgets what was settled this long ago. */
  removeSettled(statuses: readonly DeliveryStatus[], before: Date): Promise<void>
}
