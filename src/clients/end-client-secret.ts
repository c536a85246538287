import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { secretsInForce } from './client-secret.ts'
import { clientForChange } from './find-client.ts'
import type { ClientSecretDeps } from './rotate-client-secret.ts'

/**
 * Nothing proves itself by it from now on, be it the only one. Tokens that were issued live out their time. Throws
 * `credential_not_found` for one that ended already. Call it in a transaction.
 */
export async function endClientSecret(
  { clients, audit, clock }: Pick<ClientSecretDeps, 'clients' | 'audit' | 'clock'>,
  actor: Actor,
  clientId: string,
  secretId: string,
): Promise<void> {
  const client = await clientForChange(clients, clientId)
  const now = clock.now()
  const ending = secretsInForce(client, now).find(({ id }) => id === secretId)
  if (ending === undefined) {
    throw new RollcallError('credential_not_found', 'The client has no such secret, or it has ended.')
  }
  const ended = { ...ending, expiresAt: now }
  await clients.setSecrets(
    clientId,
    client.secrets.map((secret) => (secret === ending ? ended : secret)),
  )
  const details = { secretId, name: ending.name }
  await audit.record(actor, 'client.secret_ended', { kind: 'client', id: clientId }, details)
}
