import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { TokenFamilyStore } from './token-family-store.ts'

export interface RevokeFamilyDeps {
  readonly tokenFamilies: TokenFamilyStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Ends everything that came out of one authorization. False when there was none, or it had ended. */
export async function revokeFamily(
  { tokenFamilies, audit, clock }: RevokeFamilyDeps,
  actor: Actor,
  id: string,
): Promise<boolean> {
  const family = await tokenFamilies.find(id)
  if (family === null || !(await tokenFamilies.revoke(id, clock.now()))) return false
  const details = { refreshToken: id, client: family.clientId }
  await audit.record(actor, 'user.tokens_revoked', { kind: 'user', id: family.userId }, details)
  return true
}
