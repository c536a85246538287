// Who is let in now, and what holds now: the questions that statements ask about people, roles and memberships. Asked
// at check time, with the time of our clock, so that nothing waits for a worker to end or to begin.
import { type Sql, sql, trusted } from './sql.ts'

/** Of a person `users <alias>`: neither suspended, nor beyond the day their account ends. True or false, never null. */
export function mayComeIn(alias: string, at: Date | Sql): Sql {
  const u = trusted(alias)
  return sql`((${u}.blocked IS NOT TRUE OR coalesce(${u}.suspended_until <= ${at}, false))
    AND (${u}.expires_at IS NULL OR ${u}.expires_at > ${at}))`
}

/** Of anything with `starts_at` and `ends_at`: it has begun and has not ended. Null is without a beginning, or an end. */
export function holdsNow(alias: string, at: Date | Sql): Sql {
  const row = trusted(alias)
  return sql`((${row}.starts_at IS NULL OR ${row}.starts_at <= ${at}) AND (${row}.ends_at IS NULL OR ${row}.ends_at > ${at}))`
}

/** Of a membership: nobody paused it, it has begun and has not ended. */
export function membershipHolds(alias: string, at: Date): Sql {
  return sql`(${trusted(alias)}.deactivated_at IS NULL AND ${holdsNow(alias, at)})`
}

/** Of anything with an `organization_id`, or null there: the organization is not suspended. */
export function isOpen(alias: string): Sql {
  const row = trusted(alias)
  return sql`NOT EXISTS (SELECT FROM organizations closed WHERE closed.application_id = ${row}.application_id
    AND closed.id = ${row}.organization_id AND closed.suspended_at IS NOT NULL)`
}
