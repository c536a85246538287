import type { Client } from '../clients/client.ts'
import { isJsonObject, type Json } from '../kernel/json.ts'

/** How the refresh tokens of a client live: its `refresh_token` settings (auth0.md 5.7), within what is safe. */
export interface FamilyRules {
  readonly rotates: boolean
  /** How long a retry with the token before gets the same successor. */
  readonly leewaySeconds: number
  /** Null: no end. */
  readonly absoluteSeconds: number | null
  readonly idleSeconds: number | null
}

const daySeconds = 86_400
const absoluteDaysUsual = 30
const idleDaysUsual = 7
const leewaySecondsUsual = 10

export function familyRules(client: Client): FamilyRules {
  const given = client.settings.refresh_token
  const settings = isJsonObject(given) ? given : {}
  const isEndless = settings.expiration_type === 'non-expiring'
  const absolute = seconds(settings.token_lifetime) ?? absoluteDaysUsual * daySeconds
  const idle = seconds(settings.idle_token_lifetime) ?? idleDaysUsual * daySeconds
  return {
    rotates: isPublic(client) || settings.rotation_type !== 'non-rotating',
    leewaySeconds: seconds(settings.leeway) ?? leewaySecondsUsual,
    absoluteSeconds: isEndless || settings.infinite_token_lifetime === true ? null : absolute,
    idleSeconds: isEndless || settings.infinite_idle_token_lifetime === true ? null : idle,
  }
}

/** When a token that is used now ends unless it is used again, never after the family's end. */
export function idleEnd({ idleSeconds }: FamilyRules, now: Date, expiresAt: Date | null): Date | null {
  if (idleSeconds === null) return null
  return new Date(Math.min(now.getTime() + idleSeconds * 1000, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY))
}

/** Programs that cannot keep a secret: their tokens must rotate, whatever was set (RFC 9700 §2.2.2). */
function isPublic({ tokenEndpointAuthMethod, appType }: Client): boolean {
  return tokenEndpointAuthMethod === 'none' || appType === 'spa' || appType === 'native'
}

/** Zero means "as usual". */
function seconds(value: Json | undefined): number | null {
  return typeof value === 'number' && value > 0 ? value : null
}
