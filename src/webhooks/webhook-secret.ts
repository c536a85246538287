// Secrets of webhooks, in the form of Standard Webhooks: `whsec_` and the key in base64. They lie sealed and are shown
// when they are made.
import { randomBytes } from 'node:crypto'
import type { Sealer } from '../kernel/sealing.ts'
import type { Webhook } from './webhook.ts'

const prefix = 'whsec_'

export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

export function sealWebhookSecret(sealer: Sealer, webhookId: string, secret: string): Buffer {
  return sealer.seal(secret, ['webhooks', 'secret', webhookId])
}

export function sealAuthorization(sealer: Sealer, webhookId: string, authorization: string): Buffer {
  return sealer.seal(authorization, ['webhooks', 'authorization', webhookId])
}

export function openAuthorization(sealer: Sealer, { id, sealedAuthorization }: Webhook): string | null {
  return sealedAuthorization === null
    ? null
    : sealer.unseal(sealedAuthorization, ['webhooks', 'authorization', id]).toString()
}

/** Two while the secret is being rotated, the new one first. */
export function signingKeysOf(sealer: Sealer, webhook: Webhook, now: Date): readonly Buffer[] {
  const { id, sealedSecret, sealedPreviousSecret, previousSecretUntil } = webhook
  const isOverlapping = sealedPreviousSecret !== null && previousSecretUntil !== null && now < previousSecretUntil
  return [sealedSecret, ...(isOverlapping ? [sealedPreviousSecret] : [])].map((sealed) => {
    const secret = sealer.unseal(sealed, ['webhooks', 'secret', id]).toString()
    return Buffer.from(secret.slice(prefix.length), 'base64')
  })
}
