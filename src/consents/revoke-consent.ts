import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { TokenFamilyStore } from '../token-families/token-family-store.ts'
import type { ConsentStore } from './consent.ts'

export interface RevokeConsentDeps {
  readonly consents: ConsentStore
  readonly tokenFamilies: Pick<TokenFamilyStore, 'revokeOf'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/** Takes back what a client was allowed, and every token it got by that. False when there was no such consent. */
export async function revokeConsent(
  { consents, tokenFamilies, audit, clock }: RevokeConsentDeps,
  actor: Actor,
  id: string,
): Promise<boolean> {
  const consent = await consents.findForChange(id)
  if (consent === null) return false
  const { userId, clientId, audience } = consent
  await consents.remove(id)
  await tokenFamilies.revokeOf({ userId, clientId, audience }, clock.now())
  await audit.record(actor, 'user.consent_revoked', { kind: 'user', id: userId }, { client: clientId, audience })
  return true
}
