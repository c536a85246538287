import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { recoveryKey } from '../api/recovery-queries.ts'
import { askerOf, linkState, type RecoveryReview } from '../api/recovery-request.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { AssigneeLine } from './assignee-line.tsx'
import { CallerChecks } from './caller-checks.tsx'
import { DenyDialog } from './deny-dialog.tsx'
import { PointDialog } from './point-dialog.tsx'
import { RecoveryState } from './recovery-state.tsx'
import { RecoveryTimeline } from './recovery-timeline.tsx'
import { RequestCards } from './request-cards.tsx'
import { ResendDialog } from './resend-dialog.tsx'
import { type CallerVerificationSlot, missingVerification, notVerified, VerifyCard } from './verify-card.tsx'

interface ReviewProps {
  readonly review: RecoveryReview
  readonly ownId: string
  readonly callerVerification: CallerVerificationSlot
  readonly maskedLine: ReactNode
  readonly alsoHere: ReactNode
}

export function Review({ review, ownId, callerVerification, maskedLine, alsoHere }: ReviewProps) {
  const navigate = useNavigate()
  const mayDecide = useMay('approve:recovery')
  const [verification, setVerification] = useState(notVerified)
  const [dialog, setDialog] = useState<'approve' | 'deny' | 'point' | 'resend' | null>(null)
  const queryClient = useQueryClient()
  const mayVerify = useMay('reset:mfa')
  const { request, account, refusal, waitingHours, waitingAskedBy, callerChecks } = review
  const isWaiting = request.status === 'pending'
  const email = account?.emailVerified === true ? account.email : null
  const close = () => setDialog(null)
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
          {!mayDecide ? (
            <span className="text-muted text-table">
              {t('To decide: {needs}', { needs: needs('approve:recovery') })}
            </span>
          ) : isWaiting ? (
            <>
              {account === null && (
                <Button disabledReason={refusal} onClick={() => setDialog('point')}>
                  {request.signals.similar === null
                    ? t('Point to another address…')
                    : t('Point to {email}…', { email: request.signals.similar.email })}
                </Button>
              )}
              <Button tone="danger-quiet" disabledReason={refusal} onClick={() => setDialog('deny')}>
                {t('Deny')}
              </Button>
              <Button
                tone="primary"
                disabledReason={refusal ?? notReachable(review) ?? missingVerification(verification)}
                onClick={() => setDialog('approve')}
              >
                {t('Approve')}
              </Button>
            </>
          ) : (
            isResendable(review) && (
              <Button icon="mail" onClick={() => setDialog('resend')}>
                {t('Resend link…')}
              </Button>
            )
          )}
        </div>
        <div className="basis-full empty:hidden">{alsoHere}</div>
      </header>
      {isWaiting && <AssigneeLine request={request} ownId={ownId} refusal={refusal} />}
      {isWaiting && mayDecide && refusal !== null && <Blocked reason={refusal} />}
      {isWaiting && mayDecide && refusal === null && account !== null && notReachable(review) !== null && (
        <Blocked reason={notReachable(review) ?? ''} />
      )}
      {maskedLine}
      <RequestCards review={review} />
      {isWaiting && mayDecide && refusal === null && email !== null && (
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
      <RecoveryTimeline request={request} />
      {dialog === 'approve' && email !== null && (
        <ApproveDialog
          request={request}
          email={email}
          verification={verification}
          waitingHours={waitingHours}
          onClose={close}
        />
      )}
      {dialog === 'deny' && <DenyDialog request={request} onClose={close} />}
      {dialog === 'resend' && <ResendDialog request={request} onClose={close} />}
      {dialog === 'point' && (
        <PointDialog
          request={request}
          onClose={close}
          onPointed={({ id }) => {
            close()
            void navigate({ to: '/recovery/$requestId', params: { requestId: id } })
          }}
        />
      )}
    </>
  )
}

/** Why no link could be mailed, whoever approved it. */
function notReachable({ account }: RecoveryReview): string | null {
  if (account === null) return t('No account has this address: it can be pointed to another one, or denied')
  if (account.status !== 'active') return t('The account is not active. Activate it first')
  return account.emailVerified ? null : t('The account has no verified e-mail address that a link could go to')
}

function Blocked({ reason }: { readonly reason: string }) {
  return (
    <p className="flex items-start gap-2 rounded-card border border-line bg-warning-bg px-4 py-3 text-table text-warning">
      <Icon name="lock" className="mt-0.5" />
      {reason}
    </p>
  )
}

const resendable: ReadonlySet<string> = new Set(['sent', 'opened', 'password-set', 'expired'])

function isResendable({ request }: RecoveryReview): boolean {
  return resendable.has(linkState(request, new Date()))
}
