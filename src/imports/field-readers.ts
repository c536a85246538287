// Reading one field of a record: its value in the words of the core, or a fault that names the field.
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { type ParsedForeignHash, parseBcryptText, parseForeignHash } from '../passwords/foreign-hash.ts'
import type { ForeignPassword } from '../passwords/stored-password.ts'
import { isEmail } from '../users/identifiers.ts'
import type { ImportFault, ImportFaultCode } from './import-fault.ts'
import type { ExportedIdentity } from './import-record.ts'

/** Undefined where a fault was added instead. */
export type FieldReader<Value> = (value: unknown, path: string, faults: ImportFault[]) => Value | undefined

export function readText(min: number, max: number): FieldReader<string> {
  return (value, path, faults) => {
    if (typeof value !== 'string') return wrongType('string', value, path, faults)
    if (value.length >= min && value.length <= max) return value
    const length = [...value].length
    if (length < min) {
      return refuse('MIN_LENGTH', `String is too short (${length} chars), minimum ${min}`, path, faults)
    }
    if (length > max) {
      return refuse('MAX_LENGTH', `String is too long (${length} chars), maximum ${max}`, path, faults)
    }
    return value
  }
}

export function readPattern(pattern: RegExp, max: number): FieldReader<string> {
  const text = readText(0, max)
  return (value, path, faults) => {
    const read = text(value, path, faults)
    if (read === undefined || pattern.test(read)) return read
    return refuse('PATTERN', `String does not match pattern ${pattern.source}: ${shown(read)}`, path, faults)
  }
}

export const readEmail: FieldReader<string> = (value, path, faults) => {
  if (typeof value !== 'string') return wrongType('string', value, path, faults)
  if (isEmail(value)) return value
  return refuse('INVALID_FORMAT', `Object didn't pass validation for format email: ${shown(value)}`, path, faults)
}

const addressMaxLength = 2048

export const readAddress: FieldReader<string> = (value, path, faults) => {
  if (typeof value !== 'string') return wrongType('string', value, path, faults)
  if (value.length <= addressMaxLength && /^https?:/i.test(value) && URL.canParse(value)) return value
  return refuse('INVALID_FORMAT', `Object didn't pass validation for format strict-uri: ${shown(value)}`, path, faults)
}

export const readBoolean: FieldReader<boolean> = (value, path, faults) =>
  typeof value === 'boolean' ? value : wrongType('boolean', value, path, faults)

export const readObject: FieldReader<JsonObject> = (value, path, faults) =>
  isJsonObject(value) ? value : wrongType('object', value, path, faults)

const largestCount = 2_147_483_647

export const readCount: FieldReader<number> = (value, path, faults) => {
  if (!Number.isInteger(value)) return wrongType('integer', value, path, faults)
  const count = value as number
  if (count < 0) return refuse('MINIMUM', `Value ${count} is less than minimum 0`, path, faults)
  if (count > largestCount) {
    return refuse('MAXIMUM', `Value ${count} is greater than maximum ${largestCount}`, path, faults)
  }
  return count
}

const timeForm = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d))?$/

export const readTime: FieldReader<Date> = (value, path, faults) => {
  if (typeof value !== 'string') return wrongType('string', value, path, faults)
  const time = new Date(timeForm.test(value) ? value : Number.NaN)
  if (!Number.isNaN(time.getTime())) return time
  return refuse('INVALID_FORMAT', `Object didn't pass validation for format date-time: ${shown(value)}`, path, faults)
}

export const readBcrypt: FieldReader<ForeignPassword> = (value, path, faults) =>
  foreignPassword(parseBcryptText(value, path), faults)

export const readForeignHash: FieldReader<ForeignPassword> = (value, path, faults) =>
  foreignPassword(parseForeignHash(value, path), faults)

const identitiesAtMost = 20

export const readIdentities: FieldReader<readonly ExportedIdentity[]> = (value, path, faults) => {
  if (!Array.isArray(value)) return wrongType('array', value, path, faults)
  if (value.length > identitiesAtMost) {
    const message = `Array is too long (${value.length}), maximum ${identitiesAtMost}`
    return refuse('ARRAY_LENGTH_LONG', message, path, faults)
  }
  const identities = value.map((item, index) => readIdentity(item, `${path}[${index}]`, faults))
  return identities.every((identity) => identity !== undefined) ? identities : undefined
}

const subjectMaxLength = 255
const readName = readText(1, 128)

const readIdentity: FieldReader<ExportedIdentity> = (value, path, faults) => {
  if (!isJsonObject(value)) return wrongType('object', value, path, faults)
  const provider = readName(value.provider, `${path}.provider`, faults)
  const connection = value.connection === undefined ? null : readName(value.connection, `${path}.connection`, faults)
  // Auth0's schema allows numbers here (auth0.md 2.2).
  const given = Number.isSafeInteger(value.user_id) ? String(value.user_id) : value.user_id
  const subject = readPattern(/^\S+$/, subjectMaxLength)(given, `${path}.user_id`, faults)
  if (provider === undefined || connection === undefined || subject === undefined) return undefined
  return { connection, provider, subject, profile: isJsonObject(value.profileData) ? value.profileData : null }
}

/** For what an export tells and nobody can bring back, such as which factors were enrolled. */
export const leaveOut: FieldReader<never> = () => undefined

function foreignPassword(parsed: ParsedForeignHash, faults: ImportFault[]): ForeignPassword | undefined {
  if (parsed.ok) return { kind: 'foreign', hash: parsed.hash }
  for (const { field, message } of parsed.faults) faults.push({ code: 'INVALID_FORMAT', message, path: field })
  return undefined
}

function wrongType(expected: string, value: unknown, path: string, faults: ImportFault[]): undefined {
  return refuse('INVALID_TYPE', `Expected type ${expected} but found type ${typeName(value)}`, path, faults)
}

function refuse(code: ImportFaultCode, message: string, path: string, faults: ImportFault[]): undefined {
  faults.push({ code, message, path })
  return undefined
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const shownCharacters = 100

function shown(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text
}
