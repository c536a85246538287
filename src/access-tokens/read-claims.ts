import type { JWTPayload } from 'jose'
import type { AccessTokenClaims, TokenSubject } from './access-token.ts'

/** How far the clock of another process of ours may be ahead. */
const skewSeconds = 60

/** The claims when each is of the type that RFC 9068 §2.2 gives it; null otherwise (JWT-05). */
export function readClaims(payload: JWTPayload, keyId: string, nowSeconds: number): AccessTokenClaims | null {
  const { iat, exp, scope, azp, aud } = payload
  const subject = subjectOf(payload)
  const audience = [aud].flat()
  const keyThumbprint = thumbprintOf(payload.cnf)
  if (subject === null || keyThumbprint === undefined || typeof azp !== 'string' || azp === '') return null
  if (typeof scope !== 'string' || audience.length === 0 || !audience.every(isText)) return null
  if (!isTime(iat) || !isTime(exp) || iat > nowSeconds + skewSeconds) return null
  return {
    subject,
    clientId: azp,
    audience,
    scope: new Set(scope === '' ? [] : scope.split(' ')),
    issuedAt: iat,
    expiresAt: exp,
    keyId,
    keyThumbprint,
  }
}

/** A machine's token says that it is one; every other names the family it belongs to. */
function subjectOf({ sub, azp, gty, jti }: JWTPayload): TokenSubject | null {
  if (typeof sub !== 'string' || typeof jti !== 'string') return null
  if (gty !== undefined) return gty === 'client-credentials' && sub === `${azp}@clients` ? { kind: 'client' } : null
  const [familyId, secondPart, ...rest] = jti.split('.')
  const isOfFamily = familyId !== undefined && familyId !== '' && secondPart !== undefined && rest.length === 0
  return isOfFamily ? { kind: 'user', userId: sub, familyId } : null
}

/** Undefined when there is a confirmation that we cannot check: then the token is no use to anybody. */
function thumbprintOf(confirmation: unknown): string | null | undefined {
  if (confirmation === undefined) return null
  const { jkt } = (confirmation ?? {}) as { jkt?: unknown }
  return typeof jkt === 'string' && jkt !== '' ? jkt : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
