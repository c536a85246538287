import type { Approval } from '../../features/approvals/api/approval.ts'
import type { Job } from '../../features/jobs/api/job.ts'
import { t } from '../../lib/text.ts'

export interface Need {
  readonly id: string
  readonly sentence: string
  readonly at: string
  readonly to: '/approvals/$approvalId' | '/jobs/$jobId'
}

const dayMs = 24 * 60 * 60 * 1000

/** What waits for this operator to decide, and what of theirs went wrong within the last day. */
export function needsYou(operatorId: string, approvals: readonly Approval[], jobs: readonly Job[]): Need[] {
  const waiting = approvals
    .filter(({ status, mayDecide }) => status === 'pending' && mayDecide)
    .map(({ id, requestedBy, requestedAt }): Need => {
      const sentence = t('{name} asks for your approval.', { name: requestedBy.name })
      return { id, sentence, at: requestedAt, to: '/approvals/$approvalId' }
    })
  const since = Date.now() - dayMs
  const failed = jobs
    .filter((job) => job.createdBy.id === operatorId && hasFailed(job) && Date.parse(job.finishedAt ?? '') > since)
    .map(
      ({ id, createdAt }): Need => ({ id, sentence: t('A job of yours failed.'), at: createdAt, to: '/jobs/$jobId' }),
    )
  return [...waiting, ...failed]
}

function hasFailed({ status, bulk }: Job): boolean {
  return status === 'failed' || (bulk !== null && bulk.failed > 0)
}
