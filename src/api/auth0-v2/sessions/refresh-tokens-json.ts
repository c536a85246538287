import type { TokenFamily } from '../../../token-families/token-family.ts'
import { deviceJson } from './sessions-json.ts'

/** The vendor's refresh token object (auth0.md 5.9). The id is not the token. */
export function refreshTokenJson(family: TokenFamily) {
  return {
    id: family.id,
    user_id: family.userId,
    created_at: family.createdAt,
    idle_expires_at: family.idleExpiresAt,
    expires_at: family.expiresAt,
    device: deviceJson(family),
    client_id: family.clientId,
    session_id: family.sessionId,
    rotating: family.rotates,
    resource_servers: family.audience === null ? [] : [{ audience: family.audience, scopes: family.scope.join(' ') }],
    refresh_token_metadata: family.metadata,
    last_exchanged_at: family.lastExchangedAt,
  }
}

export const refreshTokenFieldNames: ReadonlySet<string> = new Set([
  'id',
  'user_id',
  'created_at',
  'idle_expires_at',
  'expires_at',
  'device',
  'client_id',
  'session_id',
  'rotating',
  'resource_servers',
  'refresh_token_metadata',
  'last_exchanged_at',
])
