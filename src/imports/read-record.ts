import {
  type FieldReader,
  leaveOut,
  readAddress,
  readBcrypt,
  readBoolean,
  readCount,
  readEmail,
  readForeignHash,
  readIdentities,
  readObject,
  readPattern,
  readText,
  readTime,
} from './field-readers.ts'
import type { ImportFault } from './import-fault.ts'
import type { ImportRecord, RecordSchema } from './import-record.ts'
import { readFactors } from './read-factors.ts'

export type ReadRecord =
  | { readonly ok: true; readonly record: ImportRecord }
  | { readonly ok: false; readonly faults: readonly ImportFault[] }

/** Checks a record against its schema and names everything that is wrong with it. */
export function readRecord(value: object, schema: RecordSchema): ReadRecord {
  const fields = fieldsOf[schema]
  const record: Record<string, unknown> = {}
  const faults: ImportFault[] = []
  for (const [name, given] of Object.entries(value)) {
    const field = fields.get(name)
    if (field === undefined) {
      const message = `Additional properties not allowed: ${name.slice(0, 100)}`
      faults.push({ code: 'OBJECT_ADDITIONAL_PROPERTIES', message })
    } else if (given !== null || schema === 'import-file') {
      const read = field.read(given, name, faults)
      if (read !== undefined && field.attribute !== null) record[field.attribute] = read
    }
  }
  refuseMissingEmail(value, schema, faults)
  refuseTwoHashes(value, faults)
  return faults.length === 0 ? { ok: true, record } : { ok: false, faults: faults.slice(0, faultsAtMost) }
}

const faultsAtMost = 20

interface Field {
  /** Null for what is checked and not kept. */
  readonly attribute: keyof ImportRecord | null
  readonly read: FieldReader<unknown>
}

/** What Auth0's import file may hold (auth0.md 5.3), with the lengths of the user it makes (2.1). */
const importFields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['email', { attribute: 'email', read: readEmail }],
  ['email_verified', { attribute: 'emailVerified', read: readBoolean }],
  ['user_id', { attribute: 'userId', read: readPattern(/^\S*$/, 320) }],
  ['username', { attribute: 'username', read: readText(1, 128) }],
  ['given_name', { attribute: 'givenName', read: readText(1, 150) }],
  ['family_name', { attribute: 'familyName', read: readText(1, 150) }],
  ['name', { attribute: 'name', read: readText(1, 300) }],
  ['nickname', { attribute: 'nickname', read: readText(1, 300) }],
  ['picture', { attribute: 'picture', read: readAddress }],
  ['blocked', { attribute: 'isBlocked', read: readBoolean }],
  ['password_hash', { attribute: 'password', read: readBcrypt }],
  ['custom_password_hash', { attribute: 'password', read: readForeignHash }],
  ['app_metadata', { attribute: 'appMetadata', read: readObject }],
  ['user_metadata', { attribute: 'userMetadata', read: readObject }],
  ['mfa_factors', { attribute: 'factors', read: readFactors }],
])

const exportFields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ...importFields,
  ['phone_number', { attribute: 'phoneNumber', read: readPattern(/^\+[0-9]{1,15}$/, 16) }],
  ['phone_verified', { attribute: 'phoneVerified', read: readBoolean }],
  ['identities', { attribute: 'identities', read: readIdentities }],
  ['created_at', { attribute: 'createdAt', read: readTime }],
  ['updated_at', { attribute: 'updatedAt', read: readTime }],
  ['last_login', { attribute: 'lastLogin', read: readTime }],
  ['last_ip', { attribute: 'lastIp', read: readText(1, 45) }],
  ['logins_count', { attribute: 'loginsCount', read: readCount }],
  ['last_password_reset', { attribute: 'lastPasswordReset', read: readTime }],
  ['multifactor', { attribute: null, read: leaveOut }],
  ['multifactor_last_modified', { attribute: null, read: leaveOut }],
  ['blocked_for', { attribute: null, read: leaveOut }],
  ['guardian_authenticators', { attribute: null, read: leaveOut }],
])

/** How Auth0 titles the columns of an export that asks for no fields. */
const exportTitles = {
  Id: 'user_id',
  'Given Name': 'given_name',
  'Family Name': 'family_name',
  Nickname: 'nickname',
  Name: 'name',
  Email: 'email',
  'Email Verified': 'email_verified',
  Picture: 'picture',
  'Created At': 'created_at',
  'Updated At': 'updated_at',
} as const

const titledFields: readonly (readonly [string, Field])[] = [
  ...Object.entries(exportTitles).map(([title, name]) => [title, exportFields.get(name) as Field] as const),
  ['Connection', { attribute: 'connection' as const, read: readText(1, 128) }],
]

const fieldsOf: Readonly<Record<RecordSchema, ReadonlyMap<string, Field>>> = {
  'import-file': importFields,
  export: new Map([...exportFields, ...titledFields]),
}

function refuseMissingEmail(value: object, schema: RecordSchema, faults: ImportFault[]): void {
  if (schema !== 'import-file' || 'email' in value) return
  faults.push({ code: 'OBJECT_REQUIRED', message: 'Missing required property: email', path: 'email' })
}

function refuseTwoHashes(value: object, faults: ImportFault[]): void {
  if (!('password_hash' in value && 'custom_password_hash' in value)) return
  const message = "Data matches schema from 'not': password_hash and custom_password_hash exclude each other"
  faults.push({ code: 'NOT_PASSED', message })
}
