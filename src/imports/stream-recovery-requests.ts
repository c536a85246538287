import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { type RecoveryRequest, recoveryNumber, statusNow } from '../recovery/recovery-request.ts'
import type { RecoveryQuery, RecoveryRequestStore } from '../recovery/recovery-request-store.ts'
import { streamTable, type TableColumn } from './stream-table.ts'

export interface StreamRecoveryRequestsDeps {
  readonly stores: { readonly recoveryRequests: Pick<RecoveryRequestStore, 'list'> }
  readonly clock: Clock
  change<Result>(work: (stores: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>
}

/** The queue as it is narrowed. What people wrote to it themselves stays with each request. */
export function streamRecoveryRequests(
  { stores, clock, change }: StreamRecoveryRequestsDeps,
  actor: Actor,
  query: RecoveryQuery,
  time: (moment: Date) => string,
): AsyncIterable<string> {
  return streamTable({
    columns: columnsAt(clock.now()),
    time,
    page: (page) => stores.recoveryRequests.list(query, page),
    record: (step, details) => {
      const about = { list: 'recovery-requests', narrowedBy: Object.keys(query), ...details }
      return change(({ audit }) => audit.record(actor, `list.export_${step}`, null, about))
    },
  })
}

const columnsAt = (now: Date): readonly TableColumn<RecoveryRequest>[] => [
  { title: 'number', read: recoveryNumber },
  { title: 'email', read: ({ email }) => email },
  { title: 'user_id', read: ({ userId }) => userId },
  { title: 'organization_id', read: ({ organizationId }) => organizationId },
  { title: 'status', read: (request) => statusNow(request, now) },
  { title: 'lost', read: ({ lost }) => lost.join('; ') },
  { title: 'times_asked', read: ({ timesAsked }) => timesAsked },
  { title: 'asked', read: ({ createdAt }) => createdAt },
  { title: 'taken_by', read: ({ assignee }) => assignee?.name },
  { title: 'decided', read: ({ decidedAt }) => decidedAt },
  { title: 'decided_by', read: ({ decidedBy }) => decidedBy?.name },
  { title: 'verified_by', read: ({ evidence }) => evidence?.method },
  { title: 'reason', read: ({ reason }) => reason },
  { title: 'finished', read: ({ finishedAt }) => finishedAt },
]
