import type { ListedMfaExemption, MfaExemption, MfaExemptionStore } from '../../authentication-methods/mfa-exemption.ts'
import { mapPage } from '../../kernel/page.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { type Sql, sql, trusted } from './sql.ts'
import { mayComeIn } from './standing.ts'

export function postgresMfaExemptions(executor: Executor, applicationId: number): MfaExemptionStore {
  const one = async (statement: Sql) => {
    const [row] = await executor.rows<ExemptionRow>(statement)
    return row === undefined ? null : exemptionFromRow(row)
  }
  const held = (userId: string, at: Date) =>
    sql`e.application_id = ${applicationId} AND e.user_id = ${userId} AND e.ends_at > ${at}`
  return {
    find: (userId, at) => one(sql`SELECT ${columns} FROM mfa_exemptions e WHERE ${held(userId, at)}`),
    list: async (page, at) => {
      const listing = {
        name: [applicationId, 'mfa exemptions'],
        columns: sql`${columns}, u.name, u.email`,
        from: trusted('mfa_exemptions e JOIN users u ON u.application_id = e.application_id AND u.id = e.user_id'),
        where: sql`e.application_id = ${applicationId} AND e.ends_at > ${at}`,
        key: trusted('e.ends_at'),
        keyType: 'timestamptz',
        id: trusted('e.user_id'),
      } as const
      return mapPage(await listPage<ListedRow>(executor, listing, page), listedFromRow)
    },
    countWithoutFactor: async (at) => {
      const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM mfa_exemptions e
        JOIN users u ON u.application_id = e.application_id AND u.id = e.user_id
        WHERE e.application_id = ${applicationId} AND e.ends_at > ${at} AND u.factors = 0 AND ${mayComeIn('u', at)}`)
      return row?.count ?? 0
    },
    save: async ({ userId, reason, grantedBy, grantedAt, endsAt }) => {
      await executor.change(sql`INSERT INTO mfa_exemptions (application_id, user_id, reason, granted_by_kind,
          granted_by_id, granted_by_name, granted_at, ends_at)
        VALUES (${applicationId}, ${userId}, ${reason}, ${grantedBy.kind}, ${grantedBy.id}, ${grantedBy.name},
          ${grantedAt}, ${endsAt})
        ON CONFLICT (application_id, user_id) DO UPDATE SET reason = excluded.reason,
          granted_by_kind = excluded.granted_by_kind, granted_by_id = excluded.granted_by_id,
          granted_by_name = excluded.granted_by_name, granted_at = excluded.granted_at, ends_at = excluded.ends_at`)
    },
    remove: (userId, at) => one(sql`DELETE FROM mfa_exemptions e WHERE ${held(userId, at)} RETURNING ${columns}`),
    removeEnded: async (at) => {
      await executor.change(sql`DELETE FROM mfa_exemptions
        WHERE application_id = ${applicationId} AND ends_at <= ${at}`)
    },
  }
}

const columns = trusted(
  'e.user_id, e.reason, e.granted_by_kind, e.granted_by_id, e.granted_by_name, e.granted_at, e.ends_at',
)

interface ExemptionRow {
  readonly user_id: string
  readonly reason: string
  readonly granted_by_kind: MfaExemption['grantedBy']['kind']
  readonly granted_by_id: string
  readonly granted_by_name: string
  readonly granted_at: Date
  readonly ends_at: Date
}

interface ListedRow extends ExemptionRow {
  readonly name: string | null
  readonly email: string | null
}

function exemptionFromRow(row: ExemptionRow): MfaExemption {
  return {
    userId: row.user_id,
    reason: row.reason,
    grantedBy: { kind: row.granted_by_kind, id: row.granted_by_id, name: row.granted_by_name },
    grantedAt: row.granted_at,
    endsAt: row.ends_at,
  }
}

function listedFromRow(row: ListedRow): ListedMfaExemption {
  return { ...exemptionFromRow(row), name: row.name, email: row.email }
}
