import { Button } from '../../../components/ui/button.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { linkState, type RecoveryReview } from '../api/recovery-request.ts'
import { notReachable } from './not-reachable.ts'
import type { ReviewAct } from './review-dialogs.tsx'
import { missingVerification, type Verification } from './verify-card.tsx'

interface ReviewActionsProps {
  readonly review: RecoveryReview
  readonly verification: Verification
  readonly onAct: (act: ReviewAct) => void
}

/** What can be done with a request as it stands, or what somebody lacks to decide it. */
export function ReviewActions({ review, verification, onAct }: ReviewActionsProps) {
  const mayDecide = useMay('approve:recovery')
  const { request, account, refusal } = review
  if (!mayDecide) {
    return (
      <span className="text-muted text-table">{t('To decide: {needs}', { needs: needs('approve:recovery') })}</span>
    )
  }
  if (request.status !== 'pending') {
    if (!isResendable(review)) return null
    return (
      <Button icon="mail" onClick={() => onAct('resend')}>
        {t('Resend link…')}
      </Button>
    )
  }
  return (
    <>
      {account === null && (
        <Button disabledReason={refusal} onClick={() => onAct('point')}>
          {request.signals.similar === null
            ? t('Point to another address…')
            : t('Point to {email}…', { email: request.signals.similar.email })}
        </Button>
      )}
      <Button tone="danger-quiet" disabledReason={refusal} onClick={() => onAct('deny')}>
        {t('Deny')}
      </Button>
      <Button
        tone="primary"
        disabledReason={refusal ?? notReachable(review) ?? missingVerification(verification)}
        onClick={() => onAct('approve')}
      >
        {t('Approve')}
      </Button>
    </>
  )
}

const resendable: ReadonlySet<string> = new Set(['sent', 'opened', 'password-set', 'expired'])

function isResendable({ request }: RecoveryReview): boolean {
  return resendable.has(linkState(request, new Date()))
}
