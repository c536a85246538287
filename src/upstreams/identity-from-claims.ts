import { type Connection, isSocialStrategy } from '../connections/connection.ts'
import type { JsonObject } from '../kernel/json.ts'
import { presets } from './presets.ts'
import { trustsEmail } from './provider-settings.ts'
import { type Claims, type Upstream, UpstreamFailure, type UpstreamIdentity } from './upstream.ts'

const subjectMaxLength = 255

/** Whom verified claims name, in our words. Nothing in them is trusted to be of its type. */
export function identityFrom(
  connection: Connection,
  options: JsonObject,
  upstream: Upstream,
  claims: Claims,
): UpstreamIdentity {
  const preset = presets[connection.strategy]
  const subject = subjectText(preset?.subject?.(claims, options) ?? claims.sub ?? claims.id)
  if (subject === null) {
    throw new UpstreamFailure(upstream.name, 'unverified', 'it names no usable subject')
  }
  if (preset?.admits?.(claims, options) === false) {
    throw new UpstreamFailure(upstream.name, 'other_company', 'the hosted domain is another')
  }
  return {
    connectionId: connection.id,
    provider: connection.strategy,
    subject: ownSubject(connection, subject),
    email: shortText(claims.email, 320),
    emailVerified: claims.email_verified === true && trustsEmail(options),
    profile: {
      name: shortText(claims.name, 300),
      nickname: shortText(claims.nickname ?? claims.preferred_username ?? claims.login, 300),
      givenName: shortText(claims.given_name, 150),
      familyName: shortText(claims.family_name, 150),
      picture: pictureAddress(claims.picture ?? claims.avatar_url),
    },
  }
}

/**
 * Unique among all connections of one provider, as user ids have to be: the same `sub` of two issuers is two people
 * (OID-17). Only a social provider's one connection, which bears its name, has the bare ids of auth0.md 2.3.
 */
function ownSubject({ name, strategy }: Connection, subject: string): string {
  return isSocialStrategy(strategy) && name === strategy ? subject : `${name}|${subject}`
}

/** A number that JavaScript cannot hold exactly could stand for two people. */
function subjectText(value: unknown): string | null {
  if (Number.isSafeInteger(value)) return String(value)
  const isFine = typeof value === 'string' && /^[^\s\p{C}]+$/u.test(value) && value.length <= subjectMaxLength
  return isFine ? value : null
}

function shortText(value: unknown, maxLength: number): string | null {
  if (typeof value !== 'string') return null
  const text = value.replace(/\p{C}/gu, '').trim().slice(0, maxLength)
  return text === '' || !text.isWellFormed() ? null : text
}

function pictureAddress(value: unknown): string | null {
  const isFine = typeof value === 'string' && value.length <= 2_048 && URL.canParse(value)
  return isFine && new URL(value).protocol === 'https:' ? value : null
}
