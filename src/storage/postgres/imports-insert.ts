import pg from 'pg'
import type { OfferedUser } from '../../imports/offered-user.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

/** People, identities, passwords, factors and sign-in facts of a whole batch, in one statement: foreign keys hold at its end. */
export async function insertUsers(
  executor: Executor,
  applicationId: number,
  offered: readonly OfferedUser[],
): Promise<void> {
  try {
    await executor.change(sql`WITH offered AS MATERIALIZED (
        SELECT * FROM json_to_recordset(${JSON.stringify(offered.map(userRow))}::json) AS o (id text,
          connection_id text, subject text, provider text, email text, email_verified boolean, username text,
          phone_number text, phone_verified boolean, name text, nickname text, given_name text, family_name text,
          picture text, blocked boolean, app_metadata jsonb, user_metadata jsonb, last_password_reset timestamptz,
          created_at timestamptz, updated_at timestamptz, stored jsonb, last_login timestamptz, last_ip text,
          logins_count int)),
      linked AS (
        SELECT * FROM json_to_recordset(${JSON.stringify(offered.flatMap(linkedRows))}::json) AS l (user_id text,
          connection_id text, subject text, provider text, profile jsonb, linked_at timestamptz)),
      factors AS (
        INSERT INTO authentication_methods (application_id, id, user_id, type, created_at, confirmed_at, destination,
          delivery, sealed_secret)
        SELECT ${applicationId}, id, user_id, type, created_at, confirmed_at, destination, delivery,
          decode(sealed_secret, 'base64')
        FROM json_to_recordset(${JSON.stringify(offered.flatMap(factorRows))}::json) AS f (id text, user_id text,
          type text, created_at timestamptz, confirmed_at timestamptz, destination text, delivery text,
          sealed_secret text)),
      people AS (
        INSERT INTO users (application_id, id, email, email_verified, username, phone_number, phone_verified, name,
          nickname, given_name, family_name, picture, blocked, app_metadata, user_metadata, last_password_reset,
          has_logged_in, has_password, created_at, updated_at)
        SELECT ${applicationId}, id, email, email_verified, username, phone_number, phone_verified, name, nickname,
          given_name, family_name, picture, blocked, app_metadata, user_metadata, last_password_reset,
          last_login IS NOT NULL, stored IS NOT NULL, created_at, updated_at FROM offered),
      known AS (
        INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, email, username,
          phone_number, profile, linked_at)
        SELECT ${applicationId}::integer, connection_id, subject, id, provider, true, email, username, phone_number, NULL::jsonb,
          created_at FROM offered
        UNION ALL
        SELECT ${applicationId}::integer, connection_id, subject, user_id, provider, false, NULL, NULL, NULL, profile, linked_at
          FROM linked),
      logins AS (
        INSERT INTO user_logins (application_id, user_id, last_login, last_ip, logins_count)
        SELECT ${applicationId}, id, last_login, last_ip, logins_count FROM offered WHERE last_login IS NOT NULL)
      INSERT INTO passwords (application_id, connection_id, subject, stored, changed_at)
      SELECT ${applicationId}, connection_id, subject, stored, created_at FROM offered WHERE stored IS NOT NULL`)
  } catch (fault) {
    throw asInTheWay(fault)
  }
}

function userRow({ user, password, login }: OfferedUser) {
  return {
    id: user.id,
    connection_id: user.identity.connectionId,
    subject: user.identity.subject,
    provider: user.identity.provider,
    email: user.email,
    email_verified: user.emailVerified,
    username: user.username,
    phone_number: user.phoneNumber,
    phone_verified: user.phoneVerified,
    name: user.name,
    nickname: user.nickname,
    given_name: user.givenName,
    family_name: user.familyName,
    picture: user.picture,
    blocked: user.isBlocked,
    app_metadata: user.appMetadata,
    user_metadata: user.userMetadata,
    last_password_reset: user.lastPasswordReset,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    stored: password,
    last_login: login?.lastLogin,
    last_ip: login?.lastIp,
    logins_count: login?.loginsCount,
  }
}

function linkedRows({ user, linked }: OfferedUser) {
  return linked.map(({ connectionId, provider, subject, profile }) => ({
    user_id: user.id,
    connection_id: connectionId,
    subject,
    provider,
    profile,
    linked_at: user.createdAt,
  }))
}

function factorRows({ factors }: OfferedUser) {
  return factors.map(({ method, sealedSecret }) => ({
    id: method.id,
    user_id: method.userId,
    type: method.type,
    created_at: method.createdAt,
    confirmed_at: method.confirmedAt,
    destination: method.destination,
    delivery: method.delivery,
    sealed_secret: sealedSecret?.toString('base64'),
  }))
}

const uniqueViolation = '23505'
const deadlock = '40P01'

/** Somebody else wrote the same people meanwhile. Looking again shows who. */
export function asInTheWay(fault: unknown): unknown {
  if (!(fault instanceof pg.DatabaseError)) return fault
  if (fault.code === uniqueViolation) {
    return new RollcallError('user_exists', 'The user already exists.', { cause: fault })
  }
  if (fault.code === deadlock) {
    return new RollcallError('busy', 'The directory is busy. Try again shortly.', {
      cause: fault,
      retryAfterSeconds: 1,
    })
  }
  return fault
}
