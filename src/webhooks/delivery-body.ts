import type { AuditEvent } from '../audit/audit-event.ts'
import type { Webhook } from './webhook.ts'
import type { WebhookDelivery } from './webhook-delivery.ts'

/** What a test says it is. */
const testType = 'webhook.test'

/**
 * The body of a delivery, made of the audit as it is now: what was forgotten there is not sent. Null when none of its
 * events is there any more.
 */
export function deliveryBody(
  webhook: Webhook,
  delivery: WebhookDelivery,
  events: readonly AuditEvent[],
): string | null {
  const { eventIds, createdAt } = delivery
  const messages = eventIds.length === 0 ? [testMessage(webhook, createdAt)] : events.map(eventMessage)
  if (messages.length === 0) return null
  return JSON.stringify(webhook.format === 'log' ? messages : messages[0])
}

function eventMessage({ id, at, type, actor, subject, ip, userAgent, requestId, details }: AuditEvent) {
  return { type, timestamp: at, data: { id: String(id), actor, subject, ip, userAgent, requestId, changes: details } }
}

function testMessage({ id, name }: Webhook, timestamp: Date) {
  return { type: testType, timestamp, data: { webhook: { id, name } } }
}
