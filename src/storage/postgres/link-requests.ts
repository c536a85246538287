import type { LinkRequest, LinkRequestStore } from '../../merging/link-request.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresLinkRequests(executor: Executor, applicationId: number): LinkRequestStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<LinkRequest>(statement)
    return row ?? null
  }
  const open = (now: Date) => sql`application_id = ${applicationId} AND expires_at > ${now}`
  const inBrowser = (browserHash: Buffer, now: Date) => sql`${open(now)} AND browser_hash = ${browserHash}`
  return {
    put: async ({ id, userId, askedBy, mayGiveRoles, reason, createdAt, expiresAt }) => {
      await executor.change(sql`INSERT INTO link_requests
          (application_id, user_id, id, asked_by, may_give_roles, reason, created_at, expires_at)
        VALUES (${applicationId}, ${userId}, ${id}, ${askedBy}, ${mayGiveRoles}, ${reason}, ${createdAt}, ${expiresAt})
        ON CONFLICT (application_id, user_id) DO UPDATE SET id = excluded.id, asked_by = excluded.asked_by,
          may_give_roles = excluded.may_give_roles, reason = excluded.reason, created_at = excluded.created_at,
          expires_at = excluded.expires_at, browser_hash = NULL, opened_at = NULL, first_security_version = NULL,
          other = NULL`)
    },
    findOpen: (userId, now) =>
      one(sql`SELECT ${columns} FROM link_requests WHERE ${open(now)} AND user_id = ${userId}`),
    open: (userId, id, { browserHash, at, until }) =>
      one(sql`UPDATE link_requests SET browser_hash = ${browserHash}, opened_at = ${at}, expires_at = ${until}
        WHERE ${open(at)} AND user_id = ${userId} AND id = ${id} AND browser_hash IS NULL RETURNING ${columns}`),
    findIn: (browserHash, now) =>
      one(sql`SELECT ${columns} FROM link_requests WHERE ${inBrowser(browserHash, now)}
        ORDER BY opened_at DESC, id LIMIT 1`),
    noteFirst: async (id, browserHash, securityVersion, now) =>
      (await executor.change(sql`UPDATE link_requests SET first_security_version = ${securityVersion}
        WHERE ${inBrowser(browserHash, now)} AND id = ${id}`)) === 1,
    noteOther: async (id, browserHash, other, now) =>
      (await executor.change(sql`UPDATE link_requests SET other = ${other}
        WHERE ${inBrowser(browserHash, now)} AND id = ${id} AND first_security_version IS NOT NULL`)) === 1,
    take: (id, browserHash, signInId, now) =>
      one(sql`DELETE FROM link_requests WHERE ${inBrowser(browserHash, now)} AND id = ${id}
          AND first_security_version IS NOT NULL AND other ->> 'signInId' = ${signInId} RETURNING ${columns}`),
    remove: (userId, now) =>
      one(sql`DELETE FROM link_requests WHERE ${open(now)} AND user_id = ${userId} RETURNING ${columns}`),
    removeEnded: (before) =>
      removeRows(executor, 'link_requests', sql`application_id = ${applicationId} AND expires_at < ${before}`),
  }
}

const columns = trusted(`id, user_id AS "userId", asked_by AS "askedBy", may_give_roles AS "mayGiveRoles", reason,
  created_at AS "createdAt", expires_at AS "expiresAt", opened_at AS "openedAt",
  first_security_version AS "firstSecurityVersion", other`)
