import { useNavigate } from '@tanstack/react-router'
import type { RecoveryReview } from '../api/recovery-request.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { DenyDialog } from './deny-dialog.tsx'
import { PointDialog } from './point-dialog.tsx'
import { ResendDialog } from './resend-dialog.tsx'
import type { Verification } from './verify-card.tsx'

export type ReviewAct = 'approve' | 'deny' | 'point' | 'resend'

interface ReviewDialogsProps {
  /** The one that is open. */
  readonly act: ReviewAct | null
  readonly review: RecoveryReview
  /** The verified address that a link would go to. */
  readonly email: string | null
  readonly verification: Verification
  readonly onClose: () => void
}

export function ReviewDialogs({ act, review, email, verification, onClose }: ReviewDialogsProps) {
  const navigate = useNavigate()
  const { request, waitingHours } = review
  if (act === 'approve' && email !== null) {
    return (
      <ApproveDialog
        request={request}
        email={email}
        verification={verification}
        waitingHours={waitingHours}
        onClose={onClose}
      />
    )
  }
  if (act === 'deny') return <DenyDialog request={request} onClose={onClose} />
  if (act === 'resend') return <ResendDialog request={request} onClose={onClose} />
  if (act !== 'point') return null
  return (
    <PointDialog
      request={request}
      onClose={onClose}
      onPointed={({ id }) => {
        onClose()
        void navigate({ to: '/recovery/$requestId', params: { requestId: id } })
      }}
    />
  )
}
