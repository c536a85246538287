import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { Client } from './client.ts'
import { newClientSecret, sealClientSecret } from './client-secret.ts'
import type { ClientStore } from './client-store.ts'
import { clientForChange } from './find-client.ts'

export interface RotateClientSecretDeps {
  readonly clients: ClientStore
  readonly audit: AuditStore
  readonly sealer: Sealer
}

/** The old secret is worthless from now on; tokens that were issued live out their time (security.md SES-09). */
export async function rotateClientSecret(
  { clients, audit, sealer }: RotateClientSecretDeps,
  actor: Actor,
  id: string,
): Promise<Client> {
  const client = await clientForChange(clients, id)
  const rotated = { ...client, sealedSecret: sealClientSecret(sealer, id, newClientSecret()) }
  await clients.save(rotated)
  await audit.record(actor, 'client.secret_rotated', { kind: 'client', id })
  return rotated
}
