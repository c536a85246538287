import type { Actor } from '../kernel/actor.ts'
import type { RevokeFamilyDeps } from './revoke-family.ts'

export interface FamilyOwner {
  readonly userId: string
  readonly clientId?: string
  readonly audience?: string
}

/** Ends all tokens of a person, or only those of one client, for one API. Answers how many families that were. */
export async function revokeFamiliesOf(
  { tokenFamilies, audit, clock }: RevokeFamilyDeps,
  actor: Actor,
  owner: FamilyOwner,
): Promise<number> {
  const tokens = await tokenFamilies.revokeOf(owner, clock.now())
  const { userId, clientId, audience } = owner
  const details = {
    tokens,
    ...(clientId === undefined ? {} : { client: clientId }),
    ...(audience === undefined ? {} : { audience }),
  }
  if (tokens > 0) await audit.record(actor, 'user.tokens_revoked', { kind: 'user', id: userId }, details)
  return tokens
}
