import type { Actor } from '../kernel/actor.ts'
import { type RevokeConsentDeps, revokeConsent } from './revoke-consent.ts'

const consentsAtATime = 100

/** Takes back everything a person allowed any client. Answers how many consents that were. */
export async function revokeConsentsOf(deps: RevokeConsentDeps, actor: Actor, userId: string): Promise<number> {
  const page = { kind: 'offset', offset: 0, limit: consentsAtATime, withTotal: false } as const
  for (let revoked = 0; ; ) {
    const { items } = await deps.consents.list({ userId }, page)
    for (const { id } of items) if (await revokeConsent(deps, actor, id)) revoked += 1
    if (items.length < consentsAtATime) return revoked
  }
}
