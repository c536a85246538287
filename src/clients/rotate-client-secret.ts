import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { Client } from './client.ts'
import { newClientSecret, sealClientSecret } from './client-secret.ts'
import type { ClientStore } from './client-store.ts'
import { clientForChange } from './find-client.ts'

export interface RotateClientSecretDeps {
  readonly clients: ClientStore
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly clock: Clock
}

/**
 * The old secret is worthless from now on, or good beside the new one until then; the one before that ends at once.
 * Tokens that were issued live out their time (security.md SES-09).
 */
export async function rotateClientSecret(
  { clients, audit, sealer, clock }: RotateClientSecretDeps,
  actor: Actor,
  id: string,
  oldUntil: Date | null = null,
): Promise<Client> {
  const client = await clientForChange(clients, id)
  const previousSecret = oldUntil === null ? null : { sealed: client.sealedSecret, until: oldUntil }
  const sealedSecret = sealClientSecret(sealer, id, newClientSecret())
  const rotated = { ...client, sealedSecret, secretSince: clock.now(), previousSecret }
  await clients.save(rotated)
  const details: JsonObject = oldUntil === null ? {} : { until: oldUntil.toISOString() }
  await audit.record(actor, 'client.secret_rotated', { kind: 'client', id }, details)
  return rotated
}
