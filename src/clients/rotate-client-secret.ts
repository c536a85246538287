import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { Client, ClientSecret } from './client.ts'
import { currentSecret, newClientSecret, secretsInForce } from './client-secret.ts'
import type { ClientStore } from './client-store.ts'
import { clientForChange } from './find-client.ts'

export interface ClientSecretDeps {
  readonly clients: ClientStore
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface RotateClientSecretInput {
  /** Null or left out: it is worthless from now on. */
  readonly oldUntil?: Date | null
  /** Of the new one. Null or left out: it works until somebody ends it. */
  readonly expiresInDays?: number | null
}

/**
 * The new secret takes over the name of the current one, which ends now or is good beside it until then; any other ends
 * at once. Tokens that were issued live out their time (security.md SES-09). Call it in a transaction.
 */
export async function rotateClientSecret(
  { clients, audit, sealer, clock }: ClientSecretDeps,
  actor: Actor,
  id: string,
  { oldUntil = null, expiresInDays = null }: RotateClientSecretInput = {},
): Promise<Client> {
  const client = await clientForChange(clients, id)
  const now = clock.now()
  const old = currentSecret(client, now)
  const secret = newClientSecret({ sealer, clientId: id, by: actor, now, name: old.name, expiresInDays })
  const secrets = [secret, ...secretsInForce({ secrets: [endedBy(old, oldUntil ?? now)] }, now)]
  await clients.setSecrets(id, secrets)
  const details: JsonObject = oldUntil === null ? {} : { until: oldUntil.toISOString() }
  await audit.record(actor, 'client.secret_rotated', { kind: 'client', id }, details)
  return { ...client, secrets }
}

/** Or when it would have ended anyway, if that is sooner. */
function endedBy(secret: ClientSecret, end: Date): ClientSecret {
  const { expiresAt } = secret
  return { ...secret, expiresAt: expiresAt !== null && expiresAt < end ? expiresAt : end }
}
