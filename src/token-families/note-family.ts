import type { Actor } from '../kernel/actor.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presentFamily } from './find-family.ts'
import type { RevokeFamilyDeps } from './revoke-family.ts'
import type { TokenFamily } from './token-family.ts'

/** Keeps what a program notes of a refresh token, in place of what it noted before; an empty note is none. */
export async function noteFamily(
  { tokenFamilies, audit, clock }: RevokeFamilyDeps,
  actor: Actor,
  id: string,
  note: JsonObject | null,
): Promise<TokenFamily> {
  const family = presentFamily(await tokenFamilies.findLive(id, clock.now()))
  const metadata = note === null || Object.keys(note).length === 0 ? null : note
  await tokenFamilies.setMetadata(id, metadata)
  const details = { refreshToken: id, fields: Object.keys(note ?? {}) }
  await audit.record(actor, 'user.tokens_updated', { kind: 'user', id: family.userId }, details)
  return { ...family, metadata }
}
