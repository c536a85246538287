import { RollcallError } from '../../kernel/errors.ts'
import { identifiersOf, profileOf } from '../../users/identity-profile.ts'
import type { RequiredAction } from '../../users/required-actions.ts'
import { primaryIdentity, type User } from '../../users/user.ts'
import type { Identifiers, NewUser, UserStore } from '../../users/user-store.ts'
import { absorb, forgetAbsorbed } from './absorbed-accounts.ts'
import { type Database, type Executor, pointsNowhere, violates } from './database.ts'
import { prepared, type Sql, sql } from './sql.ts'
import { listUsers } from './user-list.ts'
import { type UserRow, userColumns, userFromRow } from './user-row.ts'
import { streamUsers } from './user-stream.ts'

/** Users of one application. Lists and streams run outside the transaction that `executor` may belong to. */
export function postgresUsers(database: Database, executor: Executor, applicationId: number): UserStore {
  const one = async (rows: Promise<UserRow[]>) => {
    const [row] = await rows
    return row === undefined ? null : userFromRow(row)
  }
  const findEachForChange = async (ids: readonly string[]) => {
    // In one order, so that two who lock some of the same people never wait for each other.
    await executor.rows(sql`SELECT FROM users WHERE application_id = ${applicationId} AND id = ANY (${[...ids]}::text[])
      ORDER BY id FOR UPDATE`)
    const rows = await executor.rows<UserRow>(sql`SELECT ${userColumns} FROM users u
      LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
      WHERE u.application_id = ${applicationId} AND u.id = ANY (${[...ids]}::text[]) ORDER BY u.id`)
    return rows.map(userFromRow)
  }
  const removed = (ids: readonly string[]) =>
    executor.change(sql`DELETE FROM users WHERE application_id = ${applicationId} AND id = ANY (${[...ids]}::text[])`)
  const idsOf = async (condition: Sql) => {
    const rows = await executor.rows<{ id: string }>(
      sql`SELECT id FROM users WHERE application_id = ${applicationId} AND ${condition}`,
    )
    return rows.map(({ id }) => id)
  }
  return {
    find: (id) =>
      one(
        executor.rows(prepared('user by id')`SELECT ${userColumns} FROM users u
          LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
          WHERE u.application_id = ${applicationId} AND u.id = ${id}`),
      ),
    findForChange: async (id) => (await findEachForChange([id]))[0] ?? null,
    findEachForChange,
    findByEmail: async (email) => {
      const rows = await executor.rows<UserRow>(prepared('users by email')`SELECT ${userColumns} FROM users u
        LEFT JOIN user_logins l ON l.application_id = u.application_id AND l.user_id = u.id
        WHERE u.application_id = ${applicationId} AND u.email = ${email} ORDER BY u.id LIMIT ${sameEmailAtMost}`)
      return rows.map(userFromRow)
    },
    list: (query) => listUsers(database, applicationId, query),
    namesOf: async (ids) => {
      if (ids.length === 0) return new Map()
      const rows = await executor.rows<Pick<User, 'id' | 'name' | 'email'>>(sql`SELECT id, name, email FROM users
        WHERE application_id = ${applicationId} AND id = ANY (${[...ids]}::text[])`)
      return new Map(rows.map(({ id, name, email }) => [id, { name, email }]))
    },
    stream: (filter, at) => streamUsers(database, applicationId, filter, at),
    insert: (user, facts = {}) => insertUser(executor, applicationId, user, facts),
    isUnclaimed: async (id) => {
      const rows = await executor.rows(sql`SELECT FROM users
        WHERE application_id = ${applicationId} AND id = ${id} AND is_self_made AND NOT email_verified`)
      return rows.length === 1
    },
    save: (user) => saveUser(executor, applicationId, user),
    moveIdentities: async (fromId, toId, at) => {
      await absorb(executor, applicationId, fromId, toId)
      await executor.change(sql`UPDATE identities SET user_id = ${toId}, is_primary = false, linked_at = ${at}
        WHERE application_id = ${applicationId} AND user_id = ${fromId}`)
    },
    insertAround: async (user) => {
      await insertAround(executor, applicationId, user)
      await executor.change(
        sql`DELETE FROM absorbed_accounts WHERE application_id = ${applicationId} AND id = ${user.id}`,
      )
    },
    addIdentity: async (userId, { connectionId, provider, subject, profile }, at) => {
      const added = sql`INSERT INTO identities
          (application_id, connection_id, subject, user_id, provider, is_primary, profile, linked_at)
        VALUES (${applicationId}, ${connectionId}, ${subject}, ${userId}, ${provider}, false, ${profile}, ${at})`
      try {
        await executor.change(added)
      } catch (fault) {
        throw asUserExists(fault)
      }
    },
    saveIdentity: (identity, identifiers) => saveIdentity(executor, applicationId, identity, identifiers),
    endGrantsOf: async (id) => {
      const [row] = await executor.rows<{
        version: number
      }>(sql`UPDATE users SET security_version = security_version + 1
        WHERE application_id = ${applicationId} AND id = ${id} RETURNING security_version AS version`)
      return row?.version ?? 0
    },
    requiredActionsOf: async (id) => {
      const [row] = await executor.rows<{ required_actions: readonly RequiredAction[] }>(sql`SELECT required_actions
        FROM users WHERE application_id = ${applicationId} AND id = ${id}`)
      return row?.required_actions ?? null
    },
    setRequiredActions: async (id, actions) => {
      await executor.change(sql`UPDATE users SET required_actions = ${[...actions]}
        WHERE application_id = ${applicationId} AND id = ${id}`)
    },
    dropRequiredAction: async (id, action) =>
      (await executor.change(sql`UPDATE users SET required_actions = array_remove(required_actions, ${action}::text)
        WHERE application_id = ${applicationId} AND id = ${id} AND ${action}::text = ANY (required_actions)`)) === 1,
    findLapsed: (now, atMost) => idsOf(sql`suspended_until <= ${now} ORDER BY suspended_until, id LIMIT ${atMost}`),
    findExpired: (now, atMost) =>
      idsOf(sql`expires_at <= ${now} AND expiry_noted_at IS NULL ORDER BY expires_at, id LIMIT ${atMost}`),
    noteExpiry: async (id, now) =>
      (await executor.change(sql`UPDATE users SET expiry_noted_at = ${now} WHERE application_id = ${applicationId}
        AND id = ${id} AND expires_at <= ${now} AND expiry_noted_at IS NULL`)) === 1,
    keepAccount: async (id) => {
      await executor.change(sql`DELETE FROM offboardings
        WHERE application_id = ${applicationId} AND user_id = ${id} AND status = 'done'`)
    },
    remove: async (id) => (await removed([id])) === 1,
    removeEach: async (ids) => {
      await removed(ids)
    },
    entomb: async (ids, at) => {
      await executor.change(sql`INSERT INTO deleted_users (application_id, id, deleted_at)
        SELECT ${applicationId}::integer, id, ${at}::timestamptz FROM unnest(${[...ids]}::text[]) AS id
        ON CONFLICT DO NOTHING`)
      await forgetAbsorbed(executor, applicationId, ids)
    },
    exhume: async (id) => {
      await executor.change(sql`DELETE FROM absorbed_accounts
        WHERE application_id = ${applicationId} AND (user_id = ${id} OR id = ${id})`)
      const forgotten = sql`DELETE FROM deleted_users WHERE application_id = ${applicationId} AND id = ${id}`
      return (await executor.change(forgotten)) === 1
    },
  }
}

/** One address may stand in many connections and pools; nobody has it in more than this. */
const sameEmailAtMost = 100

async function insertUser(executor: Executor, applicationId: number, user: NewUser, facts: InsertFacts): Promise<void> {
  const { email, username, phoneNumber } = identifiersOf(user.identity, user)
  try {
    await executor.change(prepared('insert user')`WITH person AS (${insertedPerson(applicationId, user, facts)})
      INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, email, username,
        phone_number, linked_at)
      VALUES (${applicationId}, ${user.identity.connectionId}, ${user.identity.subject}, ${user.id},
        ${user.identity.provider}, true, ${email}, ${username}, ${phoneNumber}, ${user.createdAt})`)
  } catch (fault) {
    throw asUserExists(fault)
  }
}

type InsertFacts = NonNullable<Parameters<UserStore['insert']>[1]>

function insertedPerson(
  applicationId: number,
  user: NewUser,
  { isSelfMade = false, hasPassword = false }: InsertFacts,
): Sql {
  return sql`INSERT INTO users (application_id, id, email, email_verified, username, phone_number, phone_verified, name,
      nickname, given_name, family_name, picture, blocked, app_metadata, user_metadata, created_at, updated_at,
      is_self_made, has_password)
    VALUES (${applicationId}, ${user.id}, ${user.email}, ${user.emailVerified}, ${user.username},
      ${user.phoneNumber}, ${user.phoneVerified}, ${user.name}, ${user.nickname}, ${user.givenName},
      ${user.familyName}, ${user.picture}, ${user.isBlocked}, ${user.appMetadata}, ${user.userMetadata},
      ${user.createdAt}, ${user.updatedAt}, ${isSelfMade}, ${hasPassword})`
}

async function insertAround(executor: Executor, applicationId: number, user: NewUser): Promise<void> {
  const { connectionId, subject } = user.identity
  try {
    await executor.change(sql`WITH person AS (${insertedPerson(applicationId, user, {})})
      UPDATE identities SET user_id = ${user.id}, is_primary = true, linked_at = ${user.createdAt}
      WHERE application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}`)
  } catch (fault) {
    throw asUserExists(fault)
  }
}

async function saveIdentity(
  executor: Executor,
  applicationId: number,
  { connectionId, subject, profile }: Parameters<UserStore['saveIdentity']>[0],
  { email, username, phoneNumber }: Identifiers,
): Promise<void> {
  try {
    await executor.change(sql`UPDATE identities SET profile = ${profile}, email = ${email}, username = ${username},
        phone_number = ${phoneNumber}
      WHERE application_id = ${applicationId} AND connection_id = ${connectionId} AND subject = ${subject}`)
  } catch (fault) {
    throw asUserExists(fault)
  }
}

async function saveUser(executor: Executor, applicationId: number, user: User): Promise<void> {
  const { email, username, phoneNumber } = identifiersOf(primaryIdentity(user), user)
  try {
    await executor.change(sql`WITH identifiers AS (
        UPDATE identities SET email = ${email}, username = ${username}, phone_number = ${phoneNumber},
          profile = CASE WHEN profile IS NULL THEN NULL ELSE ${profileOf(user)}::jsonb END
        WHERE application_id = ${applicationId} AND user_id = ${user.id} AND is_primary
          AND (profile IS NOT NULL
            OR (email, username, phone_number) IS DISTINCT FROM (${email}::text, ${username}::text, ${phoneNumber}::text)))
      UPDATE users SET email = ${user.email}, email_verified = ${user.emailVerified}, username = ${user.username},
        phone_number = ${user.phoneNumber}, phone_verified = ${user.phoneVerified}, name = ${user.name},
        nickname = ${user.nickname}, given_name = ${user.givenName}, family_name = ${user.familyName},
        picture = ${user.picture}, blocked = ${user.isBlocked}, suspended_until = ${user.suspendedUntil},
        suspension_reason = ${user.suspensionReason},
        suspended_by_organization = ${user.suspendedByOrganization}, expires_at = ${user.expiresAt},
        expiry_noted_at = CASE WHEN expires_at IS NOT DISTINCT FROM ${user.expiresAt}::timestamptz(3) THEN expiry_noted_at END,
        app_metadata = ${user.appMetadata},
        user_metadata = ${user.userMetadata}, last_password_reset = ${user.lastPasswordReset},
        updated_at = ${user.updatedAt}, version = ${user.version}
      WHERE application_id = ${applicationId} AND id = ${user.id}`)
  } catch (fault) {
    throw asUserExists(fault)
  }
}

const uniqueIdentifiers = [
  'users_pkey',
  'identities_pkey',
  'identities_email',
  'identities_username',
  'identities_phone_number',
]

function asUserExists(fault: unknown): unknown {
  if (uniqueIdentifiers.some((constraint) => violates(fault, constraint))) {
    return new RollcallError('user_exists', 'The user already exists.', { cause: fault })
  }
  // Where pools are isolated the connection's organization may have gone a moment ago.
  if (pointsNowhere(fault, 'identities') || pointsNowhere(fault, 'organization_members')) {
    return new RollcallError('connection_unknown', 'Connection does not exist.', { cause: fault })
  }
  return fault
}
