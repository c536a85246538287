import { mapPage } from '../../kernel/page.ts'
import type { ConsoleRole } from '../../operators/console-roles.ts'
import type { Operator } from '../../operators/operator.ts'
import type { OperatorStanding, OperatorStore } from '../../operators/operator-store.ts'
import type { Executor } from './database.ts'
import { listPage } from './list-page.ts'
import { prepared, sql, trusted } from './sql.ts'

export function postgresOperators(executor: Executor, applicationId: number): OperatorStore {
  const countOwners = async () => {
    const [row] = await executor.rows<{ count: number }>(sql`SELECT count(*) FROM ${source}
      WHERE o.application_id = ${applicationId} AND o.role = 'owner' AND ${hasComeIn}`)
    return row?.count ?? 0
  }
  return {
    find: async (id) => {
      const [row] = await executor.rows<OperatorRow>(prepared('operator by id')`SELECT ${columns} FROM ${source}
        WHERE o.application_id = ${applicationId} AND o.user_id = ${id}`)
      return row === undefined ? null : operatorFromRow(row)
    },
    list: async (page) => {
      const listing = {
        name: [applicationId, 'operators'],
        columns,
        from: source,
        where: sql`o.application_id = ${applicationId}`,
        key: sql`o.created_at`,
        keyType: 'timestamptz',
        id: sql`o.user_id`,
      } as const
      return mapPage(await listPage<OperatorRow>(executor, listing, page), operatorFromRow)
    },
    standingOf: async (ids) => {
      const rows = await executor.rows<OperatorStanding & { readonly id: string }>(sql`SELECT o.user_id AS id,
          l.last_login AS "lastSignInAt", EXISTS (SELECT FROM authentication_methods m
            WHERE m.application_id = o.application_id AND m.user_id = o.user_id AND m.confirmed_at IS NOT NULL
              AND m.type IN ('totp', 'passkey', 'security-key')) AS "hasSecondFactor"
        FROM operators o LEFT JOIN user_logins l ON l.application_id = o.application_id AND l.user_id = o.user_id
        WHERE o.application_id = ${applicationId} AND o.user_id = ANY (${[...ids]}::text[])`)
      return new Map(rows.map(({ id, ...standing }) => [id, standing]))
    },
    listOfRoles: async (roles, atMost) => {
      const rows = await executor.rows<OperatorRow>(sql`SELECT ${columns} FROM ${source}
        WHERE o.application_id = ${applicationId} AND o.role = ANY (${[...roles]}::text[]) AND ${hasComeIn}
        ORDER BY o.created_at, o.user_id LIMIT ${atMost}`)
      return rows.map(operatorFromRow)
    },
    countOwners,
    holdOwners: async () => {
      // Weaker than FOR UPDATE: rows of other tables may still point at the application meanwhile.
      await executor.rows(sql`SELECT FROM applications WHERE id = ${applicationId} FOR NO KEY UPDATE`)
      return countOwners()
    },
    insert: async ({ id, role, createdAt, invitedAt }) => {
      await executor.change(sql`INSERT INTO operators (application_id, user_id, role, created_at, invited_at)
        VALUES (${applicationId}, ${id}, ${role}, ${createdAt}, ${invitedAt})`)
    },
    setRole: async (id, role) => {
      await executor.change(sql`UPDATE operators SET role = ${role}
        WHERE application_id = ${applicationId} AND user_id = ${id}`)
    },
    setInvitedAt: async (id, at) => {
      await executor.change(sql`UPDATE operators SET invited_at = ${at}
        WHERE application_id = ${applicationId} AND user_id = ${id}`)
    },
  }
}

const columns = trusted(`o.user_id AS id, u.email, u.name, o.role, o.created_at,
  CASE WHEN u.last_password_reset IS NULL THEN o.invited_at END AS invited_at`)
const hasComeIn = trusted('(o.invited_at IS NULL OR u.last_password_reset IS NOT NULL)')
const source = trusted('operators o JOIN users u ON u.application_id = o.application_id AND u.id = o.user_id')

interface OperatorRow {
  readonly id: string
  readonly email: string
  readonly name: string | null
  readonly role: ConsoleRole
  readonly created_at: Date
  readonly invited_at: Date | null
}

function operatorFromRow({ created_at: createdAt, invited_at: invitedAt, ...row }: OperatorRow): Operator {
  return { ...row, createdAt, invitedAt }
}
