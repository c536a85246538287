// One recovery request: what is known, how the decider verified who asks, and the decision (console.md 3.14).

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { reviewQuery } from '../api/recovery-queries.ts'
import { Review } from './review.tsx'
import type { CallerVerificationSlot } from './verify-card.tsx'

interface ReviewPageProps {
  readonly requestId: string
  readonly callerVerification: CallerVerificationSlot
}

export function ReviewPage({ requestId, callerVerification }: ReviewPageProps) {
  const mayRead = useMay('read:recovery_requests')
  const { data: review, error, isError, refetch } = useQuery({ ...reviewQuery(requestId), enabled: mayRead })
  const isMissing = isProblem(error, 'recovery_request_not_found')
  return (
    <div className="grid grid-cols-1 gap-4">
      <Link
        to="/recovery"
        className="inline-flex h-7 items-center gap-1.5 justify-self-start rounded-control text-muted text-table hover:text-fg"
      >
        <Icon name="arrowLeft" />
        {t('Account Recovery Requests')}
      </Link>
      {review ? (
        <Review key={review.request.id} review={review} callerVerification={callerVerification} />
      ) : (
        <>
          <PageTitle trail={[t('Recovery request')]}>
            {isMissing ? t('No recovery request with this ID') : t('Recovery request')}
          </PageTitle>
          {!mayRead ? (
            <EmptyState icon="lock" title={t('Recovery requests are not shown to your role')}>
              {needs('read:recovery_requests')}
            </EmptyState>
          ) : isMissing ? (
            <p className="text-body text-muted">{t('Requests are forgotten 90 days after they were settled.')}</p>
          ) : isError ? (
            <ProblemNotice title={t("Couldn't load this request.")} error={error} onRetry={() => void refetch()} />
          ) : (
            <SkeletonLines label={t('Loading request…')} count={8} />
          )}
        </>
      )}
    </div>
  )
}
