import type { Approval } from '../../features/approvals/api/approval.ts'
import { type NeedsYou, type SharedNeed, sharedNeeds } from '../../features/dashboard/api/needs-you.ts'
import type { Job } from '../../features/jobs/api/job.ts'

/** In words it is told where the list is shown. */
export type Need =
  | { readonly kind: 'decide' | 'carry-out' | 'job'; readonly id: string; readonly by: string; readonly at: string }
  | SharedNeed

const dayMs = 24 * 60 * 60 * 1000

/** What is wrong with the whole, what waits for this operator, and what of theirs went wrong within the last day. */
export function needsYou(
  operatorId: string,
  approvals: readonly Approval[],
  jobs: readonly Job[],
  counted: NeedsYou | undefined,
): Need[] {
  const needs: Need[] = counted === undefined ? [] : sharedNeeds(counted)
  for (const { id, status, mayDecide, usableUntil, requestedBy, requestedAt, decidedAt } of approvals) {
    const by = requestedBy.name
    if (status === 'pending' && mayDecide) needs.push({ kind: 'decide', id, by, at: requestedAt })
    if (usableUntil !== null && requestedBy.id === operatorId) {
      needs.push({ kind: 'carry-out', id, by, at: decidedAt ?? requestedAt })
    }
  }
  const since = Date.now() - dayMs
  for (const job of jobs) {
    if (job.createdBy.id !== operatorId || !hasFailed(job) || Date.parse(job.finishedAt ?? '') <= since) continue
    needs.push({ kind: 'job', id: job.id, by: job.createdBy.name, at: job.createdAt })
  }
  return needs
}

function hasFailed({ status, bulk }: Job): boolean {
  return status === 'failed' || (bulk !== null && bulk.failed > 0)
}
