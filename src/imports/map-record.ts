// Columns as somebody mapped them: the value of each becomes a field of an import record, in the form its reader takes.
import { isJsonObject } from '../kernel/json.ts'
import type { FileShape, Mapped, PasswordForm } from './file-shape.ts'

/** A column that nobody saw when the file was mapped stays as it is, so that it is refused by its name. */
export function mapRecord(source: Mapped, { mapping, password }: FileShape): Mapped {
  // Only what is made at once may hold any name: `__proto__` set one by one would be no field.
  const record = new Map<string, unknown>()
  const fields = new Map(mapping.map(({ column, field }) => [column, field]))
  for (const [column, value] of Object.entries(source)) {
    const field = fields.get(column)
    if (field === null || value === '' || value === null || value === undefined) continue
    place(record, field ?? column, value)
  }
  return withPassword(withFactor(Object.fromEntries(record)), password)
}

function place(record: Map<string, unknown>, field: string, value: unknown): void {
  const [, root, key] = /^(user_metadata|app_metadata)\.(.+)$/.exec(field) ?? []
  if (root === undefined || key === undefined) {
    record.set(field, typeof value === 'string' ? inForm(field, value.trim()) : value)
    return
  }
  const kept = record.get(root)
  record.set(root, { ...(isJsonObject(kept) ? kept : {}), [key]: value })
}

const flags: ReadonlySet<string> = new Set(['email_verified', 'phone_verified', 'blocked'])
const json: ReadonlySet<string> = new Set([
  'user_metadata',
  'app_metadata',
  'identities',
  'mfa_factors',
  'custom_password_hash',
])
const yes: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', 'ja'])
const no: ReadonlySet<string> = new Set(['false', 'no', 'n', '0', 'nein'])

/** A text that is none of what its field takes stays a text: reading the record says what was expected. */
function inForm(field: string, text: string): unknown {
  if (flags.has(field)) {
    const word = text.toLowerCase()
    return yes.has(word) ? true : no.has(word) ? false : text
  }
  if (field === 'logins_count') return /^\d{1,10}$/.test(text) ? Number(text) : text
  if (field === 'phone_number') return text.replace(/[\s().-]/g, '').replace(/^00/, '+')
  return json.has(field) ? parsed(text) : text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The reader of the field refuses a text where it wants an object.
    return text
  }
}

function withFactor({ totp_secret: secret, ...record }: Record<string, unknown>): Record<string, unknown> {
  return secret === undefined ? record : { ...record, mfa_factors: [{ totp: { secret } }] }
}

/** bcrypt has a field of its own; everything else says how it is written. */
function withPassword(
  { password_hash: value, password_salt: salt, ...record }: Record<string, unknown>,
  { algorithm, encoding, saltPosition }: PasswordForm,
): Record<string, unknown> {
  if (value === undefined) return record
  if (algorithm === 'bcrypt') return { ...record, password_hash: value }
  const isDigest = ['md5', 'sha1', 'sha256', 'sha512'].includes(algorithm)
  return {
    ...record,
    custom_password_hash: {
      algorithm,
      hash: isDigest ? { value, encoding: encoding ?? 'hex' } : { value },
      ...(salt === undefined
        ? {}
        : { salt: { value: String(salt), encoding: 'utf8', position: saltPosition ?? 'prefix' } }),
    },
  }
}
