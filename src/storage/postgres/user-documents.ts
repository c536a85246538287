// Documents of users, put together by PostgreSQL: half the work of reading rows into objects and writing them out again
// (performance.md 2).
import { socialStrategies } from '../../connections/connection.ts'
import type { DocumentShape, IdentityAttribute, UserAttribute, UserDocumentStore } from '../../users/user-document.ts'
import type { Database } from './database.ts'
import { prepared, type Sql, sql, trusted } from './sql.ts'
import { listUserRows } from './user-list.ts'

export function postgresUserDocuments(database: Database, applicationId: number): UserDocumentStore {
  return {
    find: async (id, shape) => {
      const [row] = await database.rows<DocumentRow>(prepared(`user document ${shape.name}`)`
        SELECT u.id, ${documentSql(shape)} AS document FROM users u
        LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
        WHERE u.application_id = ${applicationId} AND u.id = ${id}`)
      return row?.document ?? null
    },
    list: (query, shape) => {
      const columns = sql`u.id, ${documentSql(shape)} AS document`
      return listUserRows<DocumentRow, string>(database, applicationId, query, columns, ({ document }) => document)
    },
  }
}

interface DocumentRow {
  readonly id: string
  readonly document: string
}

const known = new WeakMap<DocumentShape, Sql>()

function documentSql(shape: DocumentShape): Sql {
  const made = known.get(shape) ?? trusted(objectText([...attributeMembers(shape), identitiesMember(shape)]))
  known.set(shape, made)
  return made
}

const instant = (column: string) => `'"' || to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"'`
const text = (column: string) => `to_json(${column})::text`
const plain = (column: string) => `${column}::text`

/** Each value as JSON text; null where it is missing. */
const values: Readonly<Record<UserAttribute, string>> = {
  id: text('u.id'),
  email: text('u.email'),
  emailVerified: plain('u.email_verified'),
  username: text('u.username'),
  phoneNumber: text('u.phone_number'),
  phoneVerified: plain('coalesce(u.phone_verified, false)'),
  name: text('u.name'),
  nickname: text('u.nickname'),
  givenName: text('u.given_name'),
  familyName: text('u.family_name'),
  picture: text('u.picture'),
  isBlocked: plain('u.blocked'),
  appMetadata: plain('u.app_metadata'),
  userMetadata: plain('u.user_metadata'),
  lastPasswordReset: instant('u.last_password_reset'),
  lastLogin: instant('l.last_login'),
  lastIp: text('l.last_ip'),
  loginsCount: plain('l.logins_count'),
  createdAt: instant('u.created_at'),
  updatedAt: instant('u.updated_at'),
}

const socialList = [...socialStrategies].map((strategy) => `'${strategy}'`).join(', ')

const identityValues: Readonly<Record<IdentityAttribute, string>> = {
  connectionName: text('c.name'),
  provider: text('i.provider'),
  subject: text('i.subject'),
  isSocial: plain(`(i.provider IN (${socialList}))`),
  profile: plain('i.profile'),
}

function attributeMembers({ attributes, only }: DocumentShape): string[] {
  return Object.entries(attributes).map(([key, attribute]) => {
    const needed = only[attribute]
    const shown = member(key, values[attribute])
    return needed === undefined ? shown : `CASE WHEN ${values[needed]} IS NOT NULL THEN ${shown} END`
  })
}

function identitiesMember({ identities }: DocumentShape): string {
  const one = objectText(Object.entries(identities.attributes).map(([key, name]) => member(key, identityValues[name])))
  return member(
    identities.key,
    `(SELECT '[' || string_agg(${one}, ',' ORDER BY i.is_primary DESC, i.linked_at, i.subject) || ']'
      FROM identities i JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
      WHERE i.application_id = u.application_id AND i.user_id = u.id)`,
  )
}

/** `concat_ws` leaves out what is null, and with it the key. */
function objectText(members: readonly string[]): string {
  return `'{' || concat_ws(',', ${members.join(', ')}) || '}'`
}

/** Keys are a face's constants; anything else than a plain word is a mistake of ours. */
function member(key: string, value: string): string {
  if (!/^[A-Za-z_]+$/.test(key)) throw new Error(`${key} cannot be a key of a document`)
  return `'"${key}":' || ${value}`
}
