// What is still to come of people: an invitation that is open, a deletion that is planned. Said as the filters in
// user-holdings.ts say it, of a page at once; each part is one look into an index.
import type { PendingFact } from '../../users/user-facts.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

interface PendingRow {
  readonly user_id: string
  readonly invited_at: Date | null
  readonly expires_at: Date | null
  readonly deletion_at: Date | null
}

export async function pendingOf(
  executor: Executor,
  applicationId: number,
  userIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, PendingFact>> {
  const rows = await executor.rows<PendingRow>(sql`SELECT u.id AS user_id, asked_in.invited_at, asked_in.expires_at,
      coalesce(o.delete_at, o.offboard_at + o.delete_after_days * interval '1 day')::timestamptz(3) AS deletion_at
    FROM users u
    LEFT JOIN LATERAL (
      SELECT invited_at, expires_at FROM (
        SELECT i.created_at AS invited_at, i.expires_at FROM invitations i
          WHERE i.application_id = u.application_id AND i.invitee_email = u.email AND i.expires_at > ${at}
            AND i.accepted_by IS NULL
        UNION ALL SELECT m.queued_at, NULL FROM mail_messages m
          WHERE m.application_id = u.application_id AND m.user_id = u.id AND m.kind = 'account-made') every_way
      ORDER BY invited_at DESC LIMIT 1) asked_in ON NOT u.has_logged_in
    LEFT JOIN offboardings o ON o.application_id = u.application_id AND o.user_id = u.id
      AND (o.delete_at IS NOT NULL OR (o.status = 'scheduled' AND o.delete_after_days IS NOT NULL))
    WHERE u.application_id = ${applicationId} AND u.id = ANY (${[...userIds]}::text[])
      AND (asked_in.invited_at IS NOT NULL OR o.user_id IS NOT NULL)`)
  return new Map(
    rows.map(({ user_id, invited_at: invitedAt, expires_at: invitationExpiresAt, deletion_at: deletionAt }) => [
      user_id,
      { invitedAt, invitationExpiresAt, deletionAt },
    ]),
  )
}
