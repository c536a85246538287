// One request: who asks for what and why, and the two buttons of whoever decides.
import { useQuery } from '@tanstack/react-query'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ConsoleLink } from '../../../components/ui/console-link.tsx'
import { DetailPage } from '../../../components/ui/detail-page.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type Approval, approvalQuery } from '../api/approval.ts'
import { approvalInWords } from '../api/approval-words.ts'
import { AboutMany } from './about-many.tsx'
import { ApprovalStatusBadge } from './approval-status.tsx'
import { CarryOut } from './carry-out.tsx'
import { useDecision } from './use-decision.ts'

interface ApprovalPageProps {
  readonly approvalId: string
  readonly operatorId: string
}

export function ApprovalPage({ approvalId, operatorId }: ApprovalPageProps) {
  const mayRead = useMay('read:approvals')
  const answer = useQuery({ ...approvalQuery(approvalId), enabled: mayRead })
  return (
    <DetailPage
      back={<BackLink to="/approvals">{t('Approvals')}</BackLink>}
      answer={answer}
      words={{
        one: t('Request'),
        all: t('Approvals'),
        notLoaded: t("Couldn't load this request."),
        loading: t('Loading approvals…'),
      }}
      missing={{
        code: 'approval_not_found',
        title: t('No request with this ID'),
        text: <p className="text-body text-muted">{t('It may have been deleted, or the link may be cut short.')}</p>,
      }}
      notShown={!mayRead && <NoAccess title={t('Approvals are not shown to your role')} permission="read:approvals" />}
    >
      {(approval) => <Request approval={approval} isOwn={approval.requestedBy.id === operatorId} />}
    </DetailPage>
  )
}

function Request({ approval, isOwn }: { readonly approval: Approval; readonly isOwn: boolean }) {
  const title = approvalInWords(approval)
  return (
    <>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-3 gap-y-1">
          <PageTitle
            trail={[title, t('Approvals')]}
            className="min-w-0 break-words font-semibold text-hero tracking-tight"
          >
            {title}
          </PageTitle>
          <ApprovalStatusBadge status={approval.status} />
        </div>
        {approval.status === 'pending' && <Decisions approval={approval} isOwn={isOwn} />}
        {isOwn && approval.usableUntil !== null && <CarryOut approval={approval} until={approval.usableUntil} />}
      </header>
      <Card title={t('Request')}>
        <Facts>
          <Fact name={t('Asked by')}>{approval.requestedBy.name}</Fact>
          <Fact name={t('Reason')}>{approval.reason}</Fact>
          <Fact name={t('About')}>
            <About approval={approval} />
          </Fact>
          <Fact name={t('Asked')}>
            <TimeStamp at={approval.requestedAt} />
          </Fact>
          {approval.status === 'pending' ? (
            <Fact name={t('Runs out')}>
              <TimeStamp at={approval.expiresAt} />
            </Fact>
          ) : (
            <Fact name={t('Decided by')}>{approval.decidedBy?.name ?? t('Nobody')}</Fact>
          )}
          {approval.usedAt !== null && (
            <Fact name={t('Carried out')}>
              <TimeStamp at={approval.usedAt} />
            </Fact>
          )}
          {!isOwn && approval.usableUntil !== null && (
            <Fact name={t('Carried out')}>
              {t('Not yet: {name} can do it, once, within 24 hours of the approval.', {
                name: approval.requestedBy.name,
              })}
            </Fact>
          )}
          {approval.aloneFrom !== null && (
            <Fact name={t('Nobody else decides')}>
              {t('There is no other owner or admin. Whoever asked may go on alone, a day after asking:')}{' '}
              <TimeStamp at={approval.aloneFrom} />
            </Fact>
          )}
        </Facts>
      </Card>
    </>
  )
}

function About({ approval }: { readonly approval: Approval }) {
  const { subject, usedAt } = approval
  if (subject.kind === 'users') return <AboutMany approval={approval} />
  if (subject.kind !== 'organization') return subject.email ?? subject.id
  const name = subject.name ?? subject.id
  if (usedAt !== null) return name
  return (
    <ConsoleLink
      to={{ path: `/organizations/${subject.id}/members` }}
      className="rounded-control text-accent hover:underline"
    >
      {name}
    </ConsoleLink>
  )
}

function Decisions({ approval, isOwn }: { readonly approval: Approval; readonly isOwn: boolean }) {
  const decision = useDecision(approval)
  const { mayDecide } = approval
  return (
    <div className="grid justify-items-end gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {mayDecide && (
          <>
            <Button tone="danger-quiet" aria-disabled={decision.isPending} onClick={() => decision.mutate('deny')}>
              {t('Deny')}
            </Button>
            <Button tone="primary" aria-disabled={decision.isPending} onClick={() => decision.mutate('approve')}>
              {t('Approve')}
            </Button>
          </>
        )}
        {isOwn && <Button onClick={() => decision.mutate('cancel')}>{t('Take back')}</Button>}
      </div>
      {!mayDecide && (
        <p className="max-w-[48ch] text-muted text-table">
          {isOwn ? t('You asked for this, so somebody else decides.') : t('Another owner or admin decides this.')}
        </p>
      )}
      {decision.isError && <ProblemNotice title={t("Couldn't decide.")} error={decision.error} />}
    </div>
  )
}
