import { candidatesAtMost } from '../../bulk/match-people.ts'
import type { MatchedPerson, PersonMatchStore } from '../../bulk/person-match-store.ts'
import { labelSql } from './bulk-facts.ts'
import type { Executor } from './database.ts'
import { sql } from './sql.ts'

export function postgresPersonMatches(executor: Executor, applicationId: number): PersonMatchStore {
  return {
    find: async (lines) => {
      const rows = await executor.rows<MatchedPerson & { line: string }>(sql`SELECT l.line, u.id AS "userId",
          ${labelSql} AS label, u.email
        FROM unnest(${[...lines]}::text[]) AS l (line)
        CROSS JOIN LATERAL (SELECT DISTINCT known.id FROM (
          (SELECT id FROM users WHERE application_id = ${applicationId} AND id = l.line)
          UNION ALL (SELECT id FROM users
            WHERE application_id = ${applicationId} AND email = lower(l.line) LIMIT ${candidatesAtMost})
          UNION ALL (SELECT id FROM users
            WHERE application_id = ${applicationId} AND username = lower(l.line) LIMIT ${candidatesAtMost})
          UNION ALL (SELECT id FROM users
            WHERE application_id = ${applicationId} AND phone_number = regexp_replace(l.line, '[ ()/.-]', '', 'g')
            LIMIT ${candidatesAtMost})) AS known
          ORDER BY known.id LIMIT ${candidatesAtMost}) AS found
        JOIN users u ON u.application_id = ${applicationId} AND u.id = found.id
        ORDER BY u.id`)
      return Map.groupBy(rows, ({ line }) => line)
    },
  }
}
