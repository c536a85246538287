import type { Actor } from '../kernel/actor.ts'
import { bearerSecret, prefixedId } from '../kernel/ids.ts'
import { type ApiKey, apiKeyHash, apiKeyPrefix, startOfSecret } from './api-key.ts'
import { type ApiKeyDeps, type CreatedApiKey, refuseStrongerKey } from './create-api-key.ts'
import { apiKeyNotFound } from './revoke-api-key.ts'

/**
 * A new key with the same rights, and as long a life as the old one had; the old one ends after the overlap. Only
 * somebody who could make such a key gets its successor's secret. Call it in a transaction.
 */
export async function rotateApiKey(
  { apiKeys, audit, clock }: ApiKeyDeps,
  actor: Actor,
  id: string,
  overlapHours: number,
): Promise<CreatedApiKey> {
  const now = clock.now()
  const old = await apiKeys.find(id, now)
  if (old === null || !isWithinReach(actor, old)) throw apiKeyNotFound()
  refuseStrongerKey(actor, old.permissions)
  const until = new Date(now.getTime() + overlapHours * hourMs)
  // Decides between two that rotate or revoke it at the same time as far as it still lives.
  if (!(await apiKeys.endBy(id, until, now))) throw apiKeyNotFound()
  const secret = bearerSecret(apiKeyPrefix)
  const key: ApiKey = {
    ...old,
    id: prefixedId('key'),
    secretStart: startOfSecret(secret),
    expiresAt: old.expiresAt === null ? null : new Date(now.getTime() + lifeOf(old)),
    lastUsedAt: null,
    lastUsedIp: null,
    createdAt: now,
  }
  await apiKeys.insert(key, apiKeyHash(secret))
  const details = { name: old.name, successor: key.id, until: until.toISOString() }
  await audit.record(actor, 'api_key.rotated', { kind: 'api-key', id }, details)
  return { key, secret }
}

const hourMs = 3_600_000

function lifeOf({ expiresAt, createdAt }: ApiKey): number {
  return (expiresAt ?? createdAt).getTime() - createdAt.getTime()
}

/** Whoever acts for one organization sees the keys of no other, nor those of the whole application. */
function isWithinReach({ organizationId: own }: Actor, { organizationId }: ApiKey): boolean {
  return own == null || own === organizationId
}
