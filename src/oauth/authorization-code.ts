// An authorization code: a one-time secret, and what it was issued for (RFC 6749 §4.1.2). Whoever redeems it must fit to
// all of it.
import type { Stores, Surroundings } from '../directory.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { consumeSecret, issueSecret, type OneTimeSecret, oneTimeHash } from '../one-time-secrets/one-time-secret.ts'
import type { FamilySignIn } from '../token-families/token-family.ts'

export interface CodeContent {
  readonly clientId: string
  readonly redirectUri: string
  readonly codeChallenge: string | null
  readonly scope: readonly string[]
  readonly audience: string | null
  readonly organizationId: string | null
  readonly sessionId: string
  readonly signIn: FamilySignIn
  readonly keyThumbprint: string | null
  /** Of the tokens that will come of it, known before, so that a replay finds them. */
  readonly familyId: string
}

export interface RedeemedCode extends CodeContent {
  readonly userId: string
  readonly securityVersion: number
}

/** RFC 9700 §2.1.1 wants it short; clients redeem at once. */
const codeSeconds = 60
const purpose = 'authorization-code'

type CodeDeps = Pick<Stores & Surroundings, 'oneTimeSecrets' | 'clock'>

export async function issueAuthorizationCode(
  deps: CodeDeps,
  person: { readonly userId: string; readonly securityVersion: number },
  content: Omit<CodeContent, 'familyId'>,
): Promise<string> {
  const payload = { ...content, familyId: prefixedId('rft') } as unknown as JsonObject
  return issueSecret(deps, { purpose, lifetimeSeconds: codeSeconds, person, payload })
}

/** Spends the code; null when it is unknown, spent, too old, or its person moved on. */
export async function spendAuthorizationCode(deps: CodeDeps, code: string): Promise<RedeemedCode | null> {
  return contentOf(await consumeSecret(deps, purpose, code))
}

/** What a code that was spent before had been issued for; null for one that never was, or was never spent. */
export async function findSpentCode({ oneTimeSecrets }: CodeDeps, code: string): Promise<RedeemedCode | null> {
  const spent = await oneTimeSecrets.findSpent(purpose, oneTimeHash(purpose, code))
  return spent === null || spent.usedAt === null ? null : contentOf(spent)
}

function contentOf(secret: OneTimeSecret | null): RedeemedCode | null {
  if (secret === null || secret.userId === null || secret.securityVersion === null) return null
  const { userId, securityVersion } = secret
  return { ...(secret.payload as unknown as CodeContent), userId, securityVersion }
}
