import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { ApiKeyDeps } from './create-api-key.ts'

/** Ends a key at once: its next request is refused. Call it in a transaction. */
export async function revokeApiKey({ apiKeys, audit, clock }: ApiKeyDeps, actor: Actor, id: string): Promise<void> {
  if (!(await apiKeys.revoke(id, clock.now()))) throw apiKeyNotFound()
  await audit.record(actor, 'api_key.revoked', { kind: 'api-key', id })
}

export function apiKeyNotFound(): RollcallError {
  return new RollcallError('api_key_not_found', 'There is no such key, or it is revoked already.')
}
