import { type HoldingStore, type Holdings, holdingsCountedAtMost } from '../../users/holdings.ts'
import type { Executor } from './database.ts'
import { type Sql, sql } from './sql.ts'

export function postgresHoldings(executor: Executor, applicationId: number): HoldingStore {
  const countOfEach = (userIds: readonly string[], now: Date) => {
    const ofUser = sql`application_id = ${applicationId} AND user_id = one.id`
    return executor.rows<Holdings>(sql`SELECT
        ${counted(sql`SELECT FROM sessions WHERE ${ofUser} AND expires_at > ${now} AND idle_expires_at > ${now}`)}
          AS "sessions",
        ${counted(sql`SELECT FROM token_families WHERE ${ofUser} AND ${isRefreshable(now)}`)} AS "refreshTokens",
        ${counted(sql`SELECT FROM api_keys WHERE ${ofUser} AND revoked_at IS NULL`)} AS "apiKeys",
        ${counted(sql`SELECT FROM passwords p JOIN identities i ON i.application_id = p.application_id
          AND i.connection_id = p.connection_id AND i.subject = p.subject
          WHERE i.application_id = ${applicationId} AND i.user_id = one.id`)} AS "passwords",
        ${counted(sql`SELECT FROM remembered_browsers WHERE ${ofUser} AND expires_at > ${now}`)} AS "rememberedBrowsers",
        ${counted(sql`SELECT FROM authentication_methods WHERE ${ofUser} AND confirmed_at IS NOT NULL
          AND type <> 'recovery-code'`)} AS "factors",
        (${counted(sql`SELECT FROM role_assignments WHERE ${ofUser}`)}
          + ${counted(sql`SELECT FROM member_roles WHERE ${ofUser}`)}) AS "roles",
        ${counted(sql`SELECT FROM organization_members WHERE ${ofUser}`)} AS "organizations",
        ${counted(sql`SELECT FROM identities WHERE ${ofUser}`)} AS "identities",
        ${counted(sql`(SELECT e.id FROM audit_events e WHERE application_id = ${applicationId} AND subject_id = one.id COLLATE "C"
            LIMIT ${holdingsCountedAtMost})
          UNION (SELECT e.id FROM audit_events e WHERE application_id = ${applicationId} AND actor_id = one.id COLLATE "C"
            LIMIT ${holdingsCountedAtMost})`)} AS "auditEvents"
      FROM unnest(${[...userIds]}::text[]) WITH ORDINALITY AS one (id, place) ORDER BY one.place`)
  }
  return {
    countOfEach,
    countOf: async (userId, now) => {
      const [counts] = await countOfEach([userId], now)
      if (counts === undefined) throw new Error('a count answered nothing')
      return counts
    },
  }
}

/** Of an authorization: it has a refresh token that works. */
export function isRefreshable(at: Date): Sql {
  return sql`sealed_secret IS NOT NULL AND revoked_at IS NULL
    AND coalesce(least(idle_expires_at, expires_at), 'infinity') > ${at}`
}

function counted(rows: Sql): Sql {
  return sql`(SELECT count(*)::integer FROM (${rows} LIMIT ${holdingsCountedAtMost}) counted)`
}
