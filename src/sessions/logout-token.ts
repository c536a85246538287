import { randomUUID } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { type SignJwtDeps, signJwt } from '../signing-keys/sign-jwt.ts'
import type { LogoutNotice } from './logout-notices.ts'

export interface LogoutTokenDeps extends SignJwtDeps {
  readonly clock: Clock
  readonly issuer: string
}

/** So short that a token somebody keeps is of no use (OpenID Connect Back-Channel Logout 1.0 §2.4). */
const lifetimeSeconds = 120
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/** Tells one client that one session ended. Never with a nonce, so that it can be taken for no ID token. */
export function logoutToken(
  deps: LogoutTokenDeps,
  { clientId, userId, sessionId }: Pick<LogoutNotice, 'clientId' | 'userId' | 'sessionId'>,
): Promise<string> {
  const issuedAt = Math.floor(deps.clock.now().getTime() / 1000)
  return signJwt(deps, 'logout+jwt', {
    iss: deps.issuer,
    aud: clientId,
    sub: userId,
    sid: sessionId,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    jti: randomUUID(),
    events: { [logoutEvent]: {} },
  })
}
