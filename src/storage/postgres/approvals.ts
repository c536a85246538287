import { type Approval, type ApprovalPerson, carriedOutLater, usableHours } from '../../approvals/approval.ts'
import type { ApprovalStore } from '../../approvals/approval-store.ts'
import { RollcallError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { mapPage } from '../../kernel/page.ts'
import { type Executor, violates } from './database.ts'
import { listPage } from './list-page.ts'
import { type Sql, sql, trusted } from './sql.ts'

export function postgresApprovals(executor: Executor, applicationId: number): ApprovalStore {
  return {
    find: async (id, now) => {
      const [row] = await executor.rows<ApprovalRow>(sql`SELECT ${columns(now)} FROM approvals
        WHERE application_id = ${applicationId} AND id = ${id}`)
      return row === undefined ? null : approvalFromRow(row)
    },
    list: async (status, page, now) => {
      const which = status === null ? trusted('true') : sql`${standing(now)} = ${status}`
      const listing = {
        name: [applicationId, 'approvals', status ?? 'all'],
        columns: columns(now, sql`input #- '{selection,ids}' AS input`),
        from: sql`approvals`,
        where: sql`application_id = ${applicationId} AND ${which}`,
        key: sql`requested_at`,
        keyType: 'timestamptz',
        id: sql`id`,
        isDescending: true,
      } as const
      return mapPage(await listPage<ApprovalRow>(executor, listing, page), approvalFromRow)
    },
    insert: async (approval) => {
      const { action, subject, requestedAt: now } = approval
      await executor.change(sql`UPDATE approvals SET status = 'expired', decided_at = expires_at
        WHERE application_id = ${applicationId} AND action = ${action} AND subject_kind = ${subject.kind}
          AND subject_id = ${subject.id} AND status = 'pending' AND expires_at <= ${now}`)
      await executor
        .change(sql`INSERT INTO approvals (application_id, id, action, subject_kind, subject_id, input, reason,
            requested_by, requested_at, expires_at, alone_from, status)
          VALUES (${applicationId}, ${approval.id}, ${action}, ${subject.kind}, ${subject.id}, ${approval.input},
            ${approval.reason}, ${approval.requestedBy}, ${now}, ${approval.expiresAt}, ${approval.aloneFrom}, 'pending')`)
        .catch((fault: unknown) => {
          if (!violates(fault, 'approvals_waiting')) throw fault
          throw new RollcallError('approval_waiting', 'The same is asked for already. It waits under Approvals.')
        })
    },
    decide: async (id, { status, by, reason }, now) => {
      const [row] = await executor.rows<ApprovalRow>(sql`UPDATE approvals SET status = ${status}, decided_by = ${by},
          decided_at = ${now}, decision_reason = ${reason}
        WHERE application_id = ${applicationId} AND id = ${id} AND status = 'pending' AND expires_at > ${now}
        RETURNING ${columns(now)}`)
      return row === undefined ? null : approvalFromRow(row)
    },
    use: async (id, { action, by }, now) => {
      const [row] =
        await executor.rows<ApprovalRow>(sql`UPDATE approvals SET used_at = ${now}, input = input - 'selection'
        WHERE application_id = ${applicationId} AND id = ${id} AND action = ${action}
          AND subject_kind = ANY (${[...carriedOutLater]}::text[])
          AND status = 'approved' AND used_at IS NULL AND requested_by ->> 'id' = ${by}
          AND decided_at > ${new Date(now.getTime() - usableHours * hourMs)}
        RETURNING ${columns(now)}`)
      return row === undefined ? null : approvalFromRow(row)
    },
  }
}

const hourMs = 3_600_000

function standing(now: Date): Sql {
  return sql`CASE WHEN status = 'pending' AND expires_at <= ${now} THEN 'expired' ELSE status END`
}

function columns(now: Date, input: Sql = sql`input`): Sql {
  return sql`id, action, subject_kind, subject_id, ${input}, reason, requested_by, requested_at, expires_at, alone_from,
    ${standing(now)} AS status, decided_by, decided_at, decision_reason, used_at`
}

interface ApprovalRow {
  readonly id: string
  readonly action: Approval['action']
  readonly subject_kind: Approval['subject']['kind']
  readonly subject_id: string
  readonly input: JsonObject
  readonly reason: string
  readonly requested_by: ApprovalPerson
  readonly requested_at: Date
  readonly expires_at: Date
  readonly alone_from: Date | null
  readonly status: Approval['status']
  readonly decided_by: ApprovalPerson | null
  readonly decided_at: Date | null
  readonly decision_reason: string | null
  readonly used_at: Date | null
}

function approvalFromRow(row: ApprovalRow): Approval {
  return {
    id: row.id,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    input: row.input,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    aloneFrom: row.alone_from,
    status: row.status,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decisionReason: row.decision_reason,
    usedAt: row.used_at,
  }
}
