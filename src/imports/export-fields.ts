// What an export tells of a person: the same names and shapes that imports read, so that what was exported can be
// imported again. Passwords, hashes and tokens are no part of it.
import type { Identity, User } from '../users/user.ts'

/** One field of an export, and what its column or key is called there. */
export interface ExportField {
  readonly name: string
  readonly title: string
}

const readers: ReadonlyMap<string, (user: User) => unknown> = new Map<string, (user: User) => unknown>([
  ['user_id', (user) => user.id],
  ['email', (user) => user.email],
  ['email_verified', (user) => (user.email === null ? null : user.emailVerified)],
  ['username', (user) => user.username],
  ['phone_number', (user) => user.phoneNumber],
  ['phone_verified', (user) => (user.phoneNumber === null ? null : (user.phoneVerified ?? false))],
  ['name', (user) => user.name],
  ['nickname', (user) => user.nickname],
  ['given_name', (user) => user.givenName],
  ['family_name', (user) => user.familyName],
  ['picture', (user) => user.picture],
  ['blocked', (user) => user.isBlocked],
  ['created_at', (user) => user.createdAt],
  ['updated_at', (user) => user.updatedAt],
  ['last_login', (user) => user.lastLogin],
  ['last_ip', (user) => user.lastIp],
  ['logins_count', (user) => user.loginsCount],
  ['last_password_reset', (user) => user.lastPasswordReset],
  ['identities', (user) => user.identities.map(identityRecord)],
  ['app_metadata', (user) => user.appMetadata],
  ['user_metadata', (user) => user.userMetadata],
])

function identityRecord({ connectionName, provider, subject, isSocial, profile }: Identity): Record<string, unknown> {
  const known = { connection: connectionName, user_id: subject, provider, isSocial }
  return profile === null ? known : { ...known, profileData: profile }
}

/** Everything, without what is unset. */
export function exportRecord(user: User): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const [name, read] of readers) {
    const value = read(user)
    if (value !== null) record[name] = value
  }
  return record
}

/** What a table shows when nobody says otherwise. */
export const defaultExportFields: readonly ExportField[] = [
  ...'user_id email email_verified name given_name family_name nickname username phone_number picture'.split(' '),
  ...'blocked identities[0].connection created_at updated_at last_login logins_count'.split(' '),
].map((name) => ({ name, title: name === 'identities[0].connection' ? 'connection' : name }))

/** Reads a field by its name, such as `email`, `user_metadata.plan` or `identities[0].connection`; null where unset. */
export function fieldReader(name: string): (user: User) => unknown {
  const [root = '', ...path] = [...name.matchAll(/[^.[\]]+/g)].map(([step]) => step)
  const read = readers.get(root) ?? (() => null)
  return (user) => path.reduce<unknown>(inner, read(user)) ?? null
}

function inner(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<string, unknown>)[step]
    : null
}
