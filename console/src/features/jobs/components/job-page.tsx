// One job: how far it is, what can be done with it, and what came of each user.
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ConsoleLink } from '../../../components/ui/console-link.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { DetailPage } from '../../../components/ui/detail-page.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Notice } from '../../../components/ui/notice.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { type BulkPart, isOpen, type Job } from '../api/job.ts'
import { jobQuery } from '../api/job-queries.ts'
import { jobTitle } from '../api/job-words.ts'
import { JobButtons } from './job-buttons.tsx'
import { JobProgress } from './job-progress.tsx'
import { JobResults, type ResultsSearch } from './job-results.tsx'
import { JobState } from './job-state.tsx'
import { JobsNotShown } from './jobs-page.tsx'
import { useJobChanges } from './use-job-changes.ts'

interface JobPageProps {
  readonly jobId: string
  readonly search: ResultsSearch
  /** What an import tells of itself and lets one do. */
  readonly importPart: (jobId: string) => ReactNode
}

export function JobPage({ jobId, search, importPart }: JobPageProps) {
  const mayRead = useMay('read:jobs')
  const answer = useQuery({ ...jobQuery(jobId), enabled: mayRead })
  return (
    <DetailPage
      className="max-w-[960px]"
      back={<BackLink to="/jobs">{t('Jobs')}</BackLink>}
      answer={answer}
      words={{
        one: t('Job'),
        all: t('Jobs'),
        notLoaded: t("Couldn't load this job."),
        loading: t('Loading job…'),
      }}
      missing={{
        code: 'job_not_found',
        title: t('No job with this ID'),
        text: (
          <p className="text-body text-muted">
            {t('Bulk changes are forgotten after 30 days, other jobs after one day.')}
          </p>
        ),
      }}
      notShown={!mayRead && <JobsNotShown />}
    >
      {(job) => <JobDetails job={job} search={search} importPart={importPart} />}
    </DetailPage>
  )
}

interface JobDetailsProps extends Omit<JobPageProps, 'jobId'> {
  readonly job: Job
}

function JobDetails({ job, search, importPart }: JobDetailsProps) {
  const { bulk } = job
  const title = jobTitle(job)
  const navigate = useNavigate()
  const { showChangedUsers, startUndo } = useJobChanges()
  const open = isOpen(job)
  useEffect(() => {
    if (!open) showChangedUsers()
  }, [open, showChangedUsers])
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle trail={[title, t('Jobs')]} className="min-w-0 break-words font-semibold text-hero tracking-tight">
          {title}
        </PageTitle>
        <JobState job={job} />
      </header>
      <div className="flex flex-wrap items-center gap-3">
        <JobProgress job={job} />
        <div className="flex flex-wrap gap-2">
          <JobButtons
            job={job}
            undo={async (id) => navigate({ to: '/jobs/$jobId', params: { jobId: (await startUndo(id)).id } })}
          />
        </div>
      </div>
      {job.failure !== null && (
        <p role="alert" className="rounded-card border border-danger bg-danger-bg px-4 py-2 text-table">
          {job.failure}
        </p>
      )}
      {!open && bulk !== null && bulk.undoes !== null && bulk.skipped > 0 && (
        <Notice>
          {skippedInUndo(bulk.skipped)}{' '}
          <Link
            to="/jobs/$jobId"
            params={{ jobId: job.id }}
            search={{ outcome: 'skipped' }}
            className="text-accent hover:underline"
          >
            {t('Show who was skipped')}
          </Link>
        </Notice>
      )}
      {bulk?.endsOrganization && <OrganizationNotice job={job} bulk={bulk} />}
      <Card title={t('About this job')}>
        <Facts>
          <Fact name={t('Job ID')}>
            <Copyable text={job.id} what={t('Job ID')} isCode />
          </Fact>
          <Fact name={t('Started by')}>{job.createdBy.name}</Fact>
          <Fact name={t('Asked for')}>
            <TimeStamp at={job.createdAt} isExact />
          </Fact>
          {bulk?.runAt && (
            <Fact name={t('Runs at')}>
              <TimeStamp at={bulk.runAt} isExact />
            </Fact>
          )}
          {job.finishedAt !== null && (
            <Fact name={t('Ended')}>
              <TimeStamp at={job.finishedAt} isExact />
            </Fact>
          )}
          {bulk?.reason && <Fact name={t('Reason')}>{reasonInWords(bulk.reason)}</Fact>}
          {bulk?.ticket && <Fact name={t('Ticket')}>{bulk.ticket}</Fact>}
          {bulk?.undoes && <Fact name={t('Undoes')}>{jobLink(bulk.undoes, t('this job'))}</Fact>}
          {bulk?.undoneBy && <Fact name={t('Undone by')}>{jobLink(bulk.undoneBy, t('this job'))}</Fact>}
          {bulk?.canUndo && bulk.undoUntil !== null && (
            <Fact name={t('Can be undone')}>
              {tNodes('until {time}', { time: <TimeStamp at={bulk.undoUntil} isExact /> })}
            </Fact>
          )}
        </Facts>
      </Card>
      {job.type === 'users_import' && importPart(job.id)}
      {bulk !== null && <JobResults job={job} bulk={bulk} search={search} />}
    </>
  )
}

/** What becomes of the organization whose people are deleted. */
function OrganizationNotice({ job, bulk }: { readonly job: Job; readonly bulk: BulkPart }) {
  if (isOpen(job)) return <Notice>{t('The organization goes once everybody in it is gone.')}</Notice>
  if (job.status === 'completed' && bulk.failed === 0) return <Notice>{t('The organization is gone.')}</Notice>
  return (
    <Notice>
      {bulk.failed > 0
        ? t(
            'The organization is left, suspended, until everybody in it is gone: try again for those with whom it failed.',
          )
        : t('The organization is left, suspended.')}{' '}
      <ConsoleLink
        to={{ path: `/organizations/${bulk.organizationId}` }}
        className="rounded-control text-accent hover:underline"
      >
        {t('Open organization')}
      </ConsoleLink>
    </Notice>
  )
}

function skippedInUndo(skipped: number): string {
  return tCount(
    skipped,
    '1 user was skipped: they were changed after the job that is undone, and stay as they are.',
    '{count} users were skipped: they were changed after the job that is undone, and stay as they are.',
  )
}

function jobLink(jobId: string, words: string) {
  return (
    <Link to="/jobs/$jobId" params={{ jobId }} className="text-accent hover:underline">
      {words}
    </Link>
  )
}
