import { createHmac } from 'node:crypto'

/**
 * The headers of Standard Webhooks 1.0: HMAC-SHA-256 over id, time in seconds and body, a signature for each key,
 * separated by spaces.
 */
export function signDelivery(
  keys: readonly Buffer[],
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = keys.map(
    (key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  )
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
