import { systemActor } from '../kernel/actor.ts'
import { type ApiKey, apiKeyHash, looksLikeApiKey } from './api-key.ts'
import { type ApiKeyDeps, newApiKey } from './create-api-key.ts'
import { keyPermissions, missingPermissions } from './key-permissions.ts'
import { revokeApiKey } from './revoke-api-key.ts'

const localKeyName = 'Local command line'

/** One for each server that shares the database; those of folders that are gone fall out. */
const localKeysAtMost = 10

/**
 * The key by which the command line on this machine calls the server. `kept` is the secret in the data folder, if any;
 * answers the secret to keep there instead, or null when the kept one is good. Call it in a transaction that holds the
 * start-up lock.
 */
export async function ensureLocalKey(deps: ApiKeyDeps, kept: string | null): Promise<string | null> {
  const known =
    kept !== null && looksLikeApiKey(kept) ? await deps.apiKeys.findByHash(apiKeyHash(kept), deps.clock.now()) : null
  if (known !== null) {
    await allowEverything(deps, known)
    return null
  }
  const others = await deps.apiKeys.findByName(localKeyName)
  for (const { id } of others.slice(0, Math.max(0, others.length + 1 - localKeysAtMost))) {
    await revokeApiKey(deps, systemActor, id)
  }
  const { secret } = await newApiKey(deps, systemActor, { name: localKeyName, permissions: keyPermissions })
  return secret
}

/** A newer version may know permissions that the key was made without. */
async function allowEverything({ apiKeys }: ApiKeyDeps, key: ApiKey): Promise<void> {
  const missing = missingPermissions(new Set(key.permissions), keyPermissions)
  if (missing.length > 0) await apiKeys.setPermissions(key.id, keyPermissions)
}
