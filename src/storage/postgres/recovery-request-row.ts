import {
  finishingMinutes,
  type LostThing,
  type RecoveryRequest,
  type RecoveryStatus,
} from '../../recovery/recovery-request.ts'
import { trusted } from './sql.ts'

export const recoveryColumns = trusted(
  [
    'id',
    'number',
    'email',
    'organization_id',
    'user_id',
    'context',
    'lost',
    'phone_number',
    'status',
    'times_asked',
    'is_owner_told',
  ]
    .concat([
      'ip',
      'user_agent',
      'created_at',
      'assignee',
      'decided_at',
      'decided_by',
      'evidence',
      'reason',
      'link_email',
      'link_due_at',
      'link_sent_at',
    ])
    .concat(['finishing_until', 'password_set_at', 'finished_at'])
    .map((column) => `recovery_requests.${column}`)
    .join(', '),
)

export interface RecoveryRow {
  readonly id: string
  readonly number: number
  readonly email: string
  readonly organization_id: string | null
  readonly user_id: string | null
  readonly context: string | null
  readonly lost: LostThing[]
  readonly phone_number: string | null
  readonly status: RecoveryStatus
  readonly times_asked: number
  readonly is_owner_told: boolean
  readonly ip: string | null
  readonly user_agent: string | null
  readonly created_at: Date
  readonly assignee: RecoveryRequest['assignee']
  readonly decided_at: Date | null
  readonly decided_by: RecoveryRequest['decidedBy']
  readonly evidence: RecoveryRequest['evidence']
  readonly reason: string | null
  readonly link_email: string | null
  readonly link_due_at: Date | null
  readonly link_sent_at: Date | null
  readonly finishing_until: Date | null
  readonly password_set_at: Date | null
  readonly finished_at: Date | null
}

export function recoveryFromRow(row: RecoveryRow): RecoveryRequest {
  return {
    id: row.id,
    number: row.number,
    email: row.email,
    organizationId: row.organization_id,
    userId: row.user_id,
    context: row.context,
    lost: row.lost,
    phoneNumber: row.phone_number,
    status: row.status,
    timesAsked: row.times_asked,
    isOwnerTold: row.is_owner_told,
    ip: row.ip,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    assignee: row.assignee,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    evidence: row.evidence,
    reason: row.reason,
    linkEmail: row.link_email,
    linkDueAt: row.link_due_at,
    linkSentAt: row.link_sent_at,
    openedAt: openedAt(row),
    passwordSetAt: row.password_set_at,
    finishedAt: row.finished_at,
  }
}

/** Whoever pressed the button has this long; a newer link was not opened by pressing the button of an older one. */
function openedAt({ finishing_until: until, link_sent_at: sentAt }: RecoveryRow): Date | null {
  const at = until === null ? null : new Date(until.getTime() - finishingMinutes * 60_000)
  return at === null || sentAt === null || at < sentAt ? null : at
}
