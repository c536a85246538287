import type { AuditStore } from '../audit/audit-event.ts'
import type { Client } from '../clients/client.ts'
import type { ClientStore } from '../clients/client-store.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/sealing.ts'
import type { MessageQueue } from '../messages/queue-message.ts'
import { familyRules, idleEnd } from './family-rules.ts'
import { isGenuine, type RefreshTokenParts, readRefreshToken, refreshTokenOf } from './refresh-token.ts'
import { type PeopleToTell, revokeReused } from './revoke-reused.ts'
import type { TokenFamily } from './token-family.ts'
import type { FamilyUse, TokenFamilyStore } from './token-family-store.ts'

export interface SpendRefreshTokenDeps {
  readonly stores: { readonly tokenFamilies: TokenFamilyStore; readonly clients: ClientStore }
  readonly change: Change<{
    tokenFamilies: TokenFamilyStore
    audit: AuditStore
    messages: MessageQueue
    accounts: PeopleToTell
  }>
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface SpendRefreshTokenInput {
  /** The client that proved itself. */
  readonly clientId: string
  /** Of the DPoP key that was proven with this request (RFC 9449 §5). */
  readonly keyThumbprint: string | null
  readonly origin: FamilyUse['last']
}

export interface SpentRefreshToken {
  readonly family: TokenFamily
  /** The one to use next; the same one where the family does not rotate. */
  readonly refreshToken: string
}

/**
 * Spends a refresh token (security.md P7). Null when it is not to be taken, whatever the reason. A token that was spent
 * before ends its family, and that stays although the caller is refused: this function keeps its own transactions, so do
 * not call it in one.
 */
export async function spendRefreshToken(
  deps: SpendRefreshTokenDeps,
  token: string,
  input: SpendRefreshTokenInput,
): Promise<SpentRefreshToken | null> {
  const parts = readRefreshToken(token)
  const family = parts === null ? null : await deps.stores.tokenFamilies.find(parts.familyId)
  if (parts === null || family === null || !maySpend(deps.sealer, family, parts, input)) return null
  const used = await spendGeneration(deps, family, parts.generation, input)
  if (used !== 'moved on') return used
  // Somebody else spent the same token at this moment. Seen again, it is the predecessor of the one in force.
  const now = await deps.stores.tokenFamilies.find(family.id)
  if (now === null || now.generation === family.generation) return null
  const retried = await spendGeneration(deps, now, parts.generation, input)
  return retried === 'moved on' ? null : retried
}

/** Genuine, the client's own, and proven by the key it is bound to. */
function maySpend(
  sealer: Sealer,
  family: TokenFamily,
  parts: RefreshTokenParts,
  input: SpendRefreshTokenInput,
): boolean {
  if (family.clientId !== input.clientId || !isGenuine(sealer, family, parts)) return false
  return family.keyThumbprint === null || family.keyThumbprint === input.keyThumbprint
}

async function spendGeneration(
  deps: SpendRefreshTokenDeps,
  family: TokenFamily,
  generation: number,
  { origin }: SpendRefreshTokenInput,
): Promise<SpentRefreshToken | null | 'moved on'> {
  const { stores, sealer, clock } = deps
  if (family.revokedAt !== null || generation > family.generation) return null
  const client = await stores.clients.find(family.clientId)
  if (client === null) return null
  const now = clock.now()
  const rules = familyRules(client)
  const isInForce = generation === family.generation
  if (!isAnswered(family, generation, client, now)) {
    await deps.change((changing) => revokeReused(changing, family, client, origin, now))
    return null
  }
  const use: FamilyUse = {
    at: now,
    idleExpiresAt: idleEnd(rules, now, family.expiresAt),
    last: { ip: origin.ip, userAgent: origin.userAgent },
  }
  const moves = isInForce && family.rotates
  const used = await stores.tokenFamilies[moves ? 'rotate' : 'noteUse'](family.id, family.generation, use)
  if (used === null) return isInForce ? 'moved on' : null
  const refreshToken = refreshTokenOf(sealer, used, used.generation)
  return refreshToken === null ? null : { family: used, refreshToken }
}

/**
 * Whether a genuine token of the family is answered: the one in force, and for a moment its direct predecessor, whose
 * answer may have been lost and which gets the same successor again. Any other was spent before.
 */
export function isAnswered(
  { generation: current, rotatedAt }: Pick<TokenFamily, 'generation' | 'rotatedAt'>,
  generation: number,
  client: Client,
  now: Date,
): boolean {
  if (generation === current) return true
  const leewayMs = familyRules(client).leewaySeconds * 1000
  return generation === current - 1 && rotatedAt !== null && now.getTime() - rotatedAt.getTime() <= leewayMs
}
