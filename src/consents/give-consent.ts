import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Consent, ConsentStore } from './consent.ts'

export interface GiveConsentDeps {
  readonly consents: ConsentStore
  readonly audit: AuditStore
  readonly clock: Clock
}

/** A person allows a client to do more in their name; what was allowed before stays. */
export async function giveConsent(
  { consents, audit, clock }: GiveConsentDeps,
  actor: Actor,
  input: Pick<Consent, 'userId' | 'clientId' | 'audience' | 'scope'>,
): Promise<void> {
  const { userId, clientId, audience, scope } = input
  await consents.give({ ...input, id: prefixedId('gra'), givenAt: clock.now() })
  const details = { client: clientId, audience, scope: [...scope] }
  await audit.record(actor, 'user.consent_given', { kind: 'user', id: userId }, details)
}
