import type { MatchedUser, UserUpsert } from '../../imports/import-store.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Executor } from './database.ts'
import { asInTheWay } from './imports-insert.ts'
import { sql } from './sql.ts'

export async function lockMatched(
  executor: Executor,
  applicationId: number,
  userIds: readonly string[],
): Promise<readonly MatchedUser[]> {
  try {
    // One order for everybody who locks several people, so that they wait for each other and never in a circle.
    return await executor.rows<MatchedUser>(sql`SELECT u.id, i.connection_id AS "connectionId", i.subject,
        u.app_metadata AS "appMetadata", u.user_metadata AS "userMetadata"
      FROM users u JOIN identities i ON i.application_id = u.application_id AND i.user_id = u.id AND i.is_primary
      WHERE u.application_id = ${applicationId} AND u.id = ANY (${[...userIds]}::text[])
      ORDER BY u.id FOR UPDATE OF u`)
  } catch (fault) {
    throw asInTheWay(fault)
  }
}

/** What a record leaves out stays. A password takes the place of none, or of one from elsewhere that was never used. */
export async function updateUsers(
  executor: Executor,
  applicationId: number,
  upserts: readonly UserUpsert[],
  at: Date,
): Promise<void> {
  await executor.change(sql`WITH changed AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(upserts.map(changeRow))}::json) AS c (id text,
        connection_id text, subject text, email_verified boolean, name text, nickname text, given_name text,
        family_name text, picture text, sets_app_metadata boolean, app_metadata jsonb, sets_user_metadata boolean,
        user_metadata jsonb, stored jsonb)),
    replaced AS (
      INSERT INTO passwords AS kept (application_id, connection_id, subject, stored, changed_at)
      SELECT ${applicationId}, connection_id, subject, stored, ${at} FROM changed WHERE stored IS NOT NULL
      ON CONFLICT (application_id, connection_id, subject)
        DO UPDATE SET stored = excluded.stored, changed_at = excluded.changed_at, leaked_at = NULL
        WHERE kept.stored ->> 'kind' = 'foreign' AND kept.stored <> excluded.stored
      RETURNING connection_id, subject)
    UPDATE users u SET
      email_verified = coalesce(c.email_verified, u.email_verified),
      name = coalesce(c.name, u.name),
      nickname = coalesce(c.nickname, u.nickname),
      given_name = coalesce(c.given_name, u.given_name),
      family_name = coalesce(c.family_name, u.family_name),
      picture = coalesce(c.picture, u.picture),
      app_metadata = CASE WHEN c.sets_app_metadata THEN c.app_metadata ELSE u.app_metadata END,
      user_metadata = CASE WHEN c.sets_user_metadata THEN c.user_metadata ELSE u.user_metadata END,
      updated_at = ${at},
      version = u.version + 1,
      -- What was issued under the old password ends with it (security.md 5.4).
      security_version = u.security_version + CASE WHEN r.subject IS NULL THEN 0 ELSE 1 END
    FROM changed c LEFT JOIN replaced r ON r.connection_id = c.connection_id AND r.subject = c.subject
    WHERE u.application_id = ${applicationId} AND u.id = c.id`)
}

function changeRow({ matched, changes, password }: UserUpsert) {
  return {
    id: matched.id,
    connection_id: matched.connectionId,
    subject: matched.subject,
    email_verified: changes.emailVerified,
    name: changes.name,
    nickname: changes.nickname,
    given_name: changes.givenName,
    family_name: changes.familyName,
    picture: changes.picture,
    sets_app_metadata: changes.appMetadata !== undefined,
    app_metadata: emptyAsNull(changes.appMetadata),
    sets_user_metadata: changes.userMetadata !== undefined,
    user_metadata: changes.userMetadata,
    stored: password,
  }
}

/** Emptied app_metadata disappears (auth0.md 2.4). */
function emptyAsNull(metadata: JsonObject | undefined): JsonObject | null {
  return metadata === undefined || Object.keys(metadata).length === 0 ? null : metadata
}
