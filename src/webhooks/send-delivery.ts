import type { Clock } from '../kernel/clock.ts'
import { type Outgoing, OutgoingFault } from '../kernel/outgoing.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { signDelivery } from './sign-delivery.ts'
import type { Webhook } from './webhook.ts'
import type { DeliveryAttempt } from './webhook-delivery.ts'
import { openAuthorization, signingKeysOf } from './webhook-secret.ts'

export interface SendDeliveryDeps {
  readonly clock: Clock
  readonly sealer: Sealer
  readonly outgoing: Pick<Outgoing, 'request'>
}

/** One attempt. Of the answer its status and length are told, never a word of it (OUT-05). */
export async function sendDelivery(
  { clock, sealer, outgoing }: SendDeliveryDeps,
  webhook: Webhook,
  { id, body }: { readonly id: string; readonly body: string },
): Promise<DeliveryAttempt> {
  const at = clock.now()
  const authorization = openAuthorization(sealer, webhook)
  const headers = {
    'content-type': 'application/json',
    ...signDelivery(signingKeysOf(sealer, webhook, at), { id, at, body }),
    ...(authorization === null ? {} : { authorization }),
  }
  try {
    const answer = await outgoing.request({ method: 'POST', url: webhook.url, headers, body })
    const isTaken = answer.status >= 200 && answer.status < 300
    return {
      answerStatus: answer.status,
      answerBytes: Buffer.byteLength(answer.body),
      fault: isTaken ? null : `${new URL(webhook.url).host} answered ${answer.status}`,
    }
  } catch (fault) {
    if (fault instanceof OutgoingFault) return { answerStatus: null, answerBytes: null, fault: fault.message }
    throw fault
  }
}
