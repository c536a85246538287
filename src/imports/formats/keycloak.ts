// A user of a realm as Keycloak exports it (`kc.sh export`). What a realm gives its people besides, such as groups and
// roles, has no place here and is left out; a password or a factor that cannot be brought along refuses the record.
import { totpText } from '../../authentication-methods/totp.ts'
import { isJsonObject, type JsonObject } from '../../kernel/json.ts'
import type { Mapped } from '../file-shape.ts'
import type { ImportFault } from '../import-fault.ts'

export function keycloakRecord(user: Mapped, faults: ImportFault[]): Mapped {
  const { id, username, email, emailVerified, firstName, lastName, enabled, createdTimestamp, attributes } = user
  const credentials = Array.isArray(user.credentials) ? user.credentials.filter(isJsonObject) : []
  const password = credentials.find(({ type }) => type === 'password')
  const otp = credentials.find(({ type }) => type === 'otp')
  return withoutUnset({
    user_id: id,
    email: email === '' ? undefined : email,
    email_verified: email === undefined || email === '' ? undefined : emailVerified,
    username: isSame(username, email) ? undefined : username,
    given_name: firstName === '' ? undefined : firstName,
    family_name: lastName === '' ? undefined : lastName,
    blocked: enabled === false ? true : undefined,
    created_at: typeof createdTimestamp === 'number' ? new Date(createdTimestamp).toISOString() : undefined,
    user_metadata: isJsonObject(attributes) ? attributesOf(attributes) : undefined,
    custom_password_hash: password && passwordOf(password, faults),
    mfa_factors: otp && factorsOf(otp, faults),
  })
}

/** A realm that lets people sign in with their address keeps it twice. */
function isSame(username: unknown, email: unknown): boolean {
  return String(username).toLowerCase() === String(email).toLowerCase()
}

/** Keycloak keeps a list for each name; one value alone is that value. */
function attributesOf(attributes: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, values]) => [
      name,
      Array.isArray(values) && values.length === 1 ? values[0] : values,
    ]),
  ) as JsonObject
}

const digests: Readonly<Record<string, string>> = {
  pbkdf2: 'sha1',
  'pbkdf2-sha256': 'sha256',
  'pbkdf2-sha512': 'sha512',
}

function passwordOf(credential: JsonObject, faults: ImportFault[]): unknown {
  const secret = inner(credential.secretData)
  const data = inner(credential.credentialData)
  const algorithm = String(data.algorithm ?? '')
  const digest = digests[algorithm]
  if (digest === undefined) {
    const message = `A password hash of the algorithm ${JSON.stringify(algorithm)} cannot be brought along`
    faults.push({ code: 'NOT_PASSED', message, path: 'credentials' })
    return undefined
  }
  return {
    algorithm: 'pbkdf2',
    hash: { value: secret.value, encoding: 'base64', digest },
    salt: { value: secret.salt, encoding: 'base64' },
    iterations: data.hashIterations,
  }
}

/** What an authenticator shows everywhere: six digits of SHA-1, each for half a minute. */
const usual = { digits: 6, period: 30, algorithm: 'HmacSHA1' } as const

function factorsOf(credential: JsonObject, faults: ImportFault[]): unknown {
  const data = inner(credential.credentialData)
  const isUsual = Object.entries(usual).every(([name, value]) => (data[name] ?? value) === value)
  const { value } = inner(credential.secretData)
  if (!isUsual || (data.subType ?? 'totp') !== 'totp' || data.secretEncoding || typeof value !== 'string') {
    const message = 'An authenticator of other than six digits of SHA-1 in 30 seconds cannot be brought along'
    faults.push({ code: 'MFA_FACTORS_FAILED', message, path: 'credentials' })
    return undefined
  }
  // Keycloak's seed is the text itself.
  return [{ totp: { secret: totpText(Buffer.from(value, 'utf8')) } }]
}

/** Its parts are JSON inside a text. */
function inner(text: unknown): JsonObject {
  if (isJsonObject(text)) return text
  try {
    const parsed: unknown = JSON.parse(String(text))
    return isJsonObject(parsed) ? parsed : {}
  } catch {
    // Whoever reads it misses what should stand there, and says so.
    return {}
  }
}

function withoutUnset(record: Readonly<Record<string, unknown>>): Mapped {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== null))
}
