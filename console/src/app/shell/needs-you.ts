import type { Approval } from '../../features/approvals/api/approval.ts'
import type { NeedsYou } from '../../features/dashboard/api/needs-you.ts'
import type { Job } from '../../features/jobs/api/job.ts'

/** In words it is told where the list is shown. */
export type Need =
  | { readonly kind: 'decide' | 'carry-out' | 'job'; readonly id: string; readonly by: string; readonly at: string }
  | { readonly kind: 'mail'; readonly count: number }
  | { readonly kind: 'integrity' | 'paused'; readonly at: string }
  | { readonly kind: 'read-only' }

const dayMs = 24 * 60 * 60 * 1000

/** What waits for this operator, what of theirs went wrong within the last day, and what is wrong with the whole. */
export function needsYou(
  operatorId: string,
  approvals: readonly Approval[],
  jobs: readonly Job[],
  counted: NeedsYou | undefined,
): Need[] {
  const needs: Need[] = []
  const brokenAt = counted?.integrity?.brokenAt ?? null
  if (brokenAt !== null) needs.push({ kind: 'integrity', at: brokenAt })
  if (counted?.changes?.areTaken === false) needs.push({ kind: 'read-only' })
  const pausedSince = counted?.changes?.pausedSince ?? null
  if (pausedSince !== null) needs.push({ kind: 'paused', at: pausedSince })
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
  const unsent = counted?.failedMessages?.count ?? 0
  if (unsent > 0) needs.push({ kind: 'mail', count: unsent })
  return needs
}

function hasFailed({ status, bulk }: Job): boolean {
  return status === 'failed' || (bulk !== null && bulk.failed > 0)
}
