import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { recoveryKey } from '../api/recovery-queries.ts'
import { askerOf, type RecoveryReview } from '../api/recovery-request.ts'
import { AssigneeLine } from './assignee-line.tsx'
import { CallerChecks } from './caller-checks.tsx'
import { notReachable } from './not-reachable.ts'
import { RecoveryState } from './recovery-state.tsx'
import { RecoveryTimeline } from './recovery-timeline.tsx'
import { RequestCards } from './request-cards.tsx'
import { ReviewActions } from './review-actions.tsx'
import { type ReviewAct, ReviewDialogs } from './review-dialogs.tsx'
import { type CallerVerificationSlot, notVerified, VerifyCard } from './verify-card.tsx'

interface ReviewProps {
  readonly review: RecoveryReview
  readonly ownId: string
  readonly callerVerification: CallerVerificationSlot
  readonly maskedLine: ReactNode
  readonly alsoHere: ReactNode
  readonly history: ReactNode
}

export function Review({ review, ownId, callerVerification, maskedLine, alsoHere, history }: ReviewProps) {
  const mayDecide = useMay('approve:recovery')
  const [verification, setVerification] = useState(notVerified)
  const [act, setAct] = useState<ReviewAct | null>(null)
  const queryClient = useQueryClient()
  const mayVerify = useMay('reset:mfa')
  const { request, account, refusal, waitingHours, waitingAskedBy, callerChecks } = review
  const isWaiting = request.status === 'pending'
  const isToDecide = isWaiting && mayDecide
  const obstacle = refusal ?? (account === null ? null : notReachable(review))
  const email = account?.emailVerified === true ? account.email : null
  // What was written before stays.
  const takeCheck: Parameters<CallerVerificationSlot>[1] = ({ method, checked }) =>
    setVerification((given) => ({ ...given, method, checked: given.checked.trim() === '' ? checked : given.checked }))
  const noteCaller: Parameters<CallerVerificationSlot>[1] = (found) => {
    takeCheck(found)
    void queryClient.invalidateQueries({ queryKey: recoveryKey })
  }
  const title = t('Recovery request {number}', { number: request.number })
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <PageTitle trail={[title]} className="min-w-0 break-words font-semibold text-hero tracking-tight">
          {title} · {askerOf(request)}
        </PageTitle>
        <RecoveryState request={request} />
        <div className="ms-auto flex flex-wrap items-center gap-2 max-table:ms-0">
          <ReviewActions review={review} verification={verification} onAct={setAct} />
        </div>
        <div className="basis-full empty:hidden">{alsoHere}</div>
      </header>
      {isWaiting && <AssigneeLine request={request} ownId={ownId} refusal={refusal} />}
      {isToDecide && obstacle !== null && <Blocked reason={obstacle} />}
      {maskedLine}
      <RequestCards review={review} />
      {isToDecide && refusal === null && email !== null && (
        <VerifyCard
          verification={verification}
          email={email}
          waitingHours={waitingHours}
          askedBy={waitingAskedBy?.name ?? null}
          callerVerification={request.userId === null ? null : callerVerification(request.userId, noteCaller)}
          callerChecks={<CallerChecks checks={callerChecks} onUse={takeCheck} />}
          onChange={setVerification}
        />
      )}
      {isWaiting && !mayDecide && request.userId !== null && (mayVerify || callerChecks.length > 0) && (
        <Card title={t('Verify identity')}>
          <div className="grid gap-3 px-4 py-3">
            {mayVerify && (
              <p className="text-muted text-table">
                {t('You verify who calls; whoever decides sees how and by whom.')}
              </p>
            )}
            <CallerChecks checks={callerChecks} onUse={null} />
            {mayVerify && callerVerification(request.userId, noteCaller)}
          </div>
        </Card>
      )}
      <RecoveryTimeline request={request} history={history} />
      <ReviewDialogs act={act} review={review} email={email} verification={verification} onClose={() => setAct(null)} />
    </>
  )
}

function Blocked({ reason }: { readonly reason: string }) {
  return (
    <p className="flex items-start gap-2 rounded-card border border-line bg-warning-bg px-4 py-3 text-table text-warning">
      <Icon name="lock" className="mt-0.5" />
      {reason}
    </p>
  )
}
