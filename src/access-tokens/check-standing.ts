import type { FamilyStanding, TokenFamilyStore } from '../token-families/token-family-store.ts'
import type { AccessTokenClaims } from './access-token.ts'

/**
 * What a person's token may do right now, in one indexed read: null when its family was revoked, when the person is
 * blocked, gone or of a later security version, when client or key is gone, and for a machine's token.
 */
export async function personStanding(
  tokenFamilies: Pick<TokenFamilyStore, 'standing'>,
  { subject, clientId, keyId }: AccessTokenClaims,
  now: Date,
): Promise<FamilyStanding | null> {
  if (subject.kind !== 'user') return null
  const standing = await tokenFamilies.standing(subject.familyId, keyId, now)
  if (standing === null) return null
  return standing.userId === subject.userId && standing.clientId === clientId ? standing : null
}

/** What the token says and its family still allows. */
export function livePersonScope({ scope }: AccessTokenClaims, standing: FamilyStanding): ReadonlySet<string> {
  return new Set(standing.scope.filter((name) => scope.has(name)))
}
