// The secret of a client: shown to whoever may read keys, so it is sealed and not hashed.
import { timingSafeEqual } from 'node:crypto'
import { randomText } from '../kernel/ids.ts'
import { type Sealer, secretHash } from '../kernel/sealing.ts'
import type { Client } from './client.ts'

const secretLength = 64

export function newClientSecret(): string {
  return randomText(secretLength)
}

export function sealClientSecret(sealer: Sealer, clientId: string, secret: string): Buffer {
  return sealer.seal(secret, ['clients', 'secret', clientId])
}

export function openClientSecret(sealer: Sealer, { id, sealedSecret }: Client): string {
  return sealer.unseal(sealedSecret, ['clients', 'secret', id]).toString()
}

/** Whether a program proves itself by it now: by the present secret, or by the one before while that is good. */
export function isSecretInForce(sealer: Sealer, client: Client, given: string, now: Date): boolean {
  const { previousSecret } = client
  const isPresent = isClientSecret(sealer, client, given)
  if (previousSecret == null || previousSecret.until <= now) return isPresent
  return isClientSecret(sealer, { ...client, sealedSecret: previousSecret.sealed }, given) || isPresent
}

/** Compares by hash, so that neither length nor content shows in the time it takes. */
export function isClientSecret(sealer: Sealer, client: Client, given: string): boolean {
  const hash = (secret: string) => secretHash('client secret', secret)
  return timingSafeEqual(hash(openClientSecret(sealer, client)), hash(given))
}
