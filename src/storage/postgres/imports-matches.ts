import type { Match } from '../../imports/import-store.ts'
import type { OfferedUser } from '../../imports/offered-user.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

/** Each offered record looks up its own identifiers, each along a unique index. */
export async function findMatches(
  executor: Executor,
  applicationId: number,
  offered: readonly OfferedUser[],
): Promise<readonly Match[]> {
  const linked = offered.filter((offer) => offer.linked.length > 0)
  const own = await executor.rows<Match>(sql`WITH offered AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(offered.map(lookUp))}::json) AS o (position int,
        connection_id text, subject text, id text, email text, username text, phone_number text))
    SELECT o.position, found.identifier, found.user_id AS "userId" FROM offered o CROSS JOIN LATERAL (
      SELECT 'id' AS identifier, i.user_id FROM identities i
        WHERE i.application_id = ${applicationId} AND i.connection_id = o.connection_id AND i.subject = o.subject
      UNION ALL SELECT 'id', u.id FROM users u WHERE u.application_id = ${applicationId} AND u.id = o.id
      UNION ALL SELECT 'email', i.user_id FROM identities i WHERE i.application_id = ${applicationId}
        AND i.connection_id = o.connection_id AND i.pool = '' AND i.email = o.email
      UNION ALL SELECT 'username', i.user_id FROM identities i WHERE i.application_id = ${applicationId}
        AND i.connection_id = o.connection_id AND i.pool = '' AND i.username = o.username
      UNION ALL SELECT 'phoneNumber', i.user_id FROM identities i WHERE i.application_id = ${applicationId}
        AND i.connection_id = o.connection_id AND i.pool = '' AND i.phone_number = o.phone_number) found`)
  return linked.length === 0 ? own : [...own, ...(await findLinked(executor, applicationId, linked))]
}

/** An id that was made just now is nobody's: null finds nothing and costs nothing. */
function lookUp({ position, user, hasChosenId }: OfferedUser) {
  return {
    position,
    connection_id: user.identity.connectionId,
    subject: hasChosenId ? user.identity.subject : null,
    id: hasChosenId ? user.id : null,
    email: user.email,
    username: user.username,
    phone_number: user.phoneNumber,
  }
}

function findLinked(
  executor: Executor,
  applicationId: number,
  offered: readonly OfferedUser[],
): Promise<readonly Match[]> {
  const asked = offered.flatMap(({ position, linked }) =>
    linked.map(({ connectionId, subject }) => ({ position, connection_id: connectionId, subject })),
  )
  return executor.rows<Match>(sql`SELECT o.position, 'linked' AS identifier, i.user_id AS "userId"
    FROM json_to_recordset(${JSON.stringify(asked)}::json) AS o (position int, connection_id text, subject text)
    JOIN identities i ON i.application_id = ${applicationId} AND i.connection_id = o.connection_id
      AND i.subject = o.subject`)
}
