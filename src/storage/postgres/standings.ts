import type { Kept, MfaAdoption, SessionSpread, StandingName, StandingStore } from '../../statistics/standing.ts'
import type { Database, Executor } from './database.ts'
import { isLive, person } from './sessions.ts'
import { prepared, sql } from './sql.ts'
import { mayComeIn } from './standing.ts'
import { statusSql } from './user-holdings.ts'

export function postgresStandings(
  database: Pick<Database, 'cursor'>,
  executor: Executor,
  applicationId: number,
): StandingStore {
  const live = (now: Date) => sql`s.application_id = ${applicationId} AND ${isLive(now)}`
  return {
    hasFewPeople: async () => {
      const [kept] = await executor.rows<{ count: number }>(prepared('few people')`
        SELECT coalesce(sum(count), 0)::bigint AS count FROM user_counts WHERE application_id = ${applicationId}`)
      return (kept?.count ?? 0) <= countedForReaders
    },
    hasFewSessions: async (now) => {
      const [found] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM (SELECT FROM sessions
        WHERE application_id = ${applicationId} AND expires_at > ${now} LIMIT ${countedForReaders + 1}) few`)
      return (found?.count ?? 0) <= countedForReaders
    },
    countAdoption: async (now) => {
      // The index of factors holds nothing else, so those who may not come in are taken off again.
      const factors = await executor.rows<FactorRow>(sql`SELECT factors, sum(count)::bigint AS count FROM (
          SELECT u.factors, count(*) AS count FROM users u WHERE u.application_id = ${applicationId} GROUP BY 1
          UNION ALL SELECT u.factors, -count(*) FROM users u
          WHERE u.application_id = ${applicationId} AND ${statusSql(['suspended', 'expired'], now)} GROUP BY 1) counted
        GROUP BY 1`)
      const [codes] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM authentication_methods m
        JOIN users u ON u.application_id = m.application_id AND u.id = m.user_id AND u.factors = 0
          AND ${mayComeIn('u', now)}
        WHERE m.application_id = ${applicationId} AND m.type = 'recovery-code' AND m.confirmed_at IS NOT NULL
          AND EXISTS (SELECT FROM recovery_codes c WHERE c.application_id = m.application_id AND c.method_id = m.id
            AND c.used_at IS NULL)`)
      return adoptionFrom(factors, codes?.count ?? 0)
    },
    countAddresses: (now) =>
      database.cursor(
        sql`SELECT s.last_ip AS ip, count(*) AS count FROM sessions s ${person} WHERE ${live(now)} GROUP BY 1`,
        addressesAtOnce,
      ),
    countClients: async (now, atMost) => {
      const clients: SessionSpread['clients'][number][] = []
      const counted = sql`SELECT c.client_id AS id, count(*) AS count FROM sessions s ${person}
        JOIN session_clients c ON c.application_id = s.application_id AND c.session_id = s.id
        WHERE ${live(now)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${atMost}`
      for await (const rows of database.cursor<SessionSpread['clients'][number]>(counted, atMost)) clients.push(...rows)
      return clients
    },
    find: async <Name extends StandingName>(name: Name) => {
      const [row] = await executor.rows<{ counted_at: Date; content: Kept<Name>['content'] }>(sql`
        SELECT counted_at, content FROM statistic_standings
        WHERE application_id = ${applicationId} AND name = ${name} AND content IS NOT NULL`)
      return row === undefined ? null : { countedAt: row.counted_at, content: row.content }
    },
    claim: async (name, before, now) =>
      (await executor.change(sql`INSERT INTO statistic_standings AS s (application_id, name, claimed_at)
        VALUES (${applicationId}, ${name}, ${now})
        ON CONFLICT (application_id, name) DO UPDATE SET claimed_at = excluded.claimed_at
          WHERE s.claimed_at <= ${before}`)) === 1,
    keep: async (name, content, at) => {
      await executor.change(sql`UPDATE statistic_standings SET content = ${JSON.stringify(content)}, counted_at = ${at}
        WHERE application_id = ${applicationId} AND name = ${name}`)
    },
  }
}

const countedForReaders = 10_000
const addressesAtOnce = 2_000

interface FactorRow {
  readonly factors: number
  readonly count: number
}

/** The bits of `users.factors` (migration 0045), the strongest first. */
const strongestFirst = [
  ['passkey', 1],
  ['security-key', 2],
  ['totp', 4],
  ['phone', 16],
  ['email', 8],
] as const

const nobody = { passkey: 0, 'security-key': 0, totp: 0, phone: 0, email: 0 }

function adoptionFrom(rows: readonly FactorRow[], recoveryCodesOnly: number): MfaAdoption {
  const strongest = { ...nobody }
  const holding = { ...nobody }
  let active = 0
  let none = 0
  for (const { factors, count } of rows) {
    active += count
    const [type] = strongestFirst.find(([, bit]) => (factors & bit) !== 0) ?? []
    if (type === undefined) none += count
    else strongest[type] += count
    for (const [held, bit] of strongestFirst) if ((factors & bit) !== 0) holding[held] += count
  }
  return { active, strongest, holding, none, recoveryCodesOnly }
}
