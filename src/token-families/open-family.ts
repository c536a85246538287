import type { Client } from '../clients/client.ts'
import type { Clock } from '../kernel/clock.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { familyRules, idleEnd } from './family-rules.ts'
import { newFamilySecret, refreshTokenOf } from './refresh-token.ts'
import type { TokenFamily } from './token-family.ts'
import type { TokenFamilyStore } from './token-family-store.ts'

export interface OpenFamilyDeps {
  readonly tokenFamilies: TokenFamilyStore
  readonly sealer: Sealer
  readonly clock: Clock
}

export interface OpenFamilyInput
  extends Pick<
    TokenFamily,
    'userId' | 'securityVersion' | 'sessionId' | 'audience' | 'scope' | 'organizationId' | 'signIn' | 'keyThumbprint'
  > {
  readonly client: Client
  readonly origin: TokenFamily['initial']
  /** Whether the client gets a refresh token, or only tokens that are read against the family. */
  readonly hasRefreshToken: boolean
  /** Where the family was named before it is stored, as by the code it comes of. */
  readonly id?: string
}

export interface OpenedFamily {
  readonly family: TokenFamily
  readonly refreshToken: string | null
}

/** No access token lives longer than this (auth0.md 5.7), so a family without a refresh token is over by then. */
const accessTokenSecondsMost = 2_592_000

/** What one authorization of one client is the root of. Call it in the transaction that spends the authorization. */
export async function openFamily(
  { tokenFamilies, sealer, clock }: OpenFamilyDeps,
  { client, origin, hasRefreshToken, id = prefixedId('rft'), ...given }: OpenFamilyInput,
): Promise<OpenedFamily> {
  const now = clock.now()
  const rules = familyRules(client)
  const lifetime = hasRefreshToken ? rules.absoluteSeconds : accessTokenSecondsMost
  const expiresAt = lifetime === null ? null : new Date(now.getTime() + lifetime * 1000)
  const place = { ip: origin.ip, userAgent: origin.userAgent }
  const family: TokenFamily = {
    ...given,
    id,
    clientId: client.id,
    sealedSecret: hasRefreshToken ? newFamilySecret(sealer, id) : null,
    rotates: rules.rotates,
    generation: 0,
    rotatedAt: null,
    createdAt: now,
    lastExchangedAt: null,
    idleExpiresAt: hasRefreshToken ? idleEnd(rules, now, expiresAt) : null,
    expiresAt,
    revokedAt: null,
    initial: place,
    last: place,
    metadata: null,
  }
  await tokenFamilies.insert(family)
  return { family, refreshToken: refreshTokenOf(sealer, family, 0) }
}
