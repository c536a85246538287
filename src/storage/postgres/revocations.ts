import { type Revocation, type RevocationStore, reachSeconds } from '../../access-tokens/revocation.ts'
import type { Executor } from './database.ts'
import { removeRows } from './remove-rows.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { mayComeIn } from './standing.ts'

export function postgresRevocations(executor: Executor, applicationId: number): RevocationStore {
  return {
    recent: (atMost) =>
      executor.rows<Revocation>(sql`WITH recent AS (
          SELECT kind, value, at FROM revocations WHERE ${within(applicationId, ofPeople, reachSeconds.people)}
          UNION ALL
          SELECT kind, value, at FROM revocations WHERE ${within(applicationId, ofMachines, reachSeconds.machines)}
        ), families AS (
          SELECT 'family' AS kind, f.id AS value, r.at FROM recent r
          JOIN users u ON u.application_id = ${applicationId} AND u.id = r.value
          JOIN token_families f ON f.application_id = ${applicationId} AND f.user_id = r.value
            AND (f.security_version <> u.security_version OR NOT ${mayComeIn('u', trusted('clock_timestamp()'))}) AND f.revoked_at IS NULL
            AND coalesce(f.last_exchanged_at, f.created_at) > r.at - ${seconds(reachSeconds.people)}
          WHERE r.kind = 'user'
        )
        SELECT kind, value, max(at) AS at FROM (SELECT * FROM recent UNION ALL SELECT * FROM families) AS each
        GROUP BY kind, value ORDER BY kind, value LIMIT ${atMost}`),
    removeBefore: async (people, machines) => {
      const older = (kinds: Sql, before: Date) =>
        removeRows(executor, 'revocations', sql`application_id = ${applicationId} AND ${kinds} AND at < ${before}`)
      await older(ofPeople, people)
      await older(ofMachines, machines)
    },
  }
}

// As in the two indexes.
const ofPeople = trusted(`kind IN ('session', 'family', 'user')`)
const ofMachines = trusted(`kind IN ('client', 'grant', 'key')`)

function within(applicationId: number, kinds: Sql, reach: number): Sql {
  return sql`application_id = ${applicationId} AND ${kinds} AND at > clock_timestamp() - ${seconds(reach)}`
}

function seconds(number: number): Sql {
  return sql`make_interval(secs => ${number})`
}
