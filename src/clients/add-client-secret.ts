import type { Actor } from '../kernel/actor.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { ClientSecret } from './client.ts'
import { newClientSecret, secretsAtMost, secretsInForce } from './client-secret.ts'
import { clientForChange } from './find-client.ts'
import type { ClientSecretDeps } from './rotate-client-secret.ts'

export interface AddClientSecretInput {
  readonly name: string
  /** Null or left out: it works until somebody ends it. */
  readonly expiresInDays?: number | null
}

/**
 * Works beside the one the client has; those that ended are forgotten. Throws `client_secret_limit_reached`. Call it in a
 * transaction.
 */
export async function addClientSecret(
  { clients, audit, sealer, clock }: ClientSecretDeps,
  actor: Actor,
  clientId: string,
  { expiresInDays = null, ...input }: AddClientSecretInput,
): Promise<ClientSecret> {
  const name = input.name.trim()
  if (name === '') throw invalidField('name', 'Give the secret a name that says who uses it')
  const client = await clientForChange(clients, clientId)
  const now = clock.now()
  const working = secretsInForce(client, now)
  if (working.length >= secretsAtMost) {
    const message = `A client has at most ${secretsAtMost} secrets that work. End one first.`
    throw new RollcallError('client_secret_limit_reached', message)
  }
  const secret = newClientSecret({ sealer, clientId, by: actor, now, name, expiresInDays })
  await clients.setSecrets(clientId, [secret, ...working])
  const details = { secretId: secret.id, name, expiresAt: secret.expiresAt?.toISOString() ?? null }
  await audit.record(actor, 'client.secret_added', { kind: 'client', id: clientId }, details)
  return secret
}
