// Jobs: imports, exports and bulk changes, the newest first.
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { type Step, useListTrail } from '../../../components/data-table/list-trail.ts'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ExportButton } from '../../../components/ui/export-button.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { jobExportPath, jobListQuery } from '../api/job-queries.ts'
import { JobCard, jobColumns } from './job-columns.tsx'

export function JobsPage({ after }: { readonly after: string | undefined }) {
  const mayRead = useMay('read:jobs')
  const mayReadAudit = useMay('read:audit')
  const mayImport = useMay('import:users')
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <PageTitle trail={[t('Jobs')]}>{t('Jobs')}</PageTitle>
        <div className="flex flex-wrap gap-2">
          {mayReadAudit && (
            <Link to="/exports" className={buttonClasses('quiet')}>
              {t('Exports')}
            </Link>
          )}
          {mayRead && <ExportButton path={jobExportPath()} name="jobs.csv" failed={t("Couldn't export the jobs.")} />}
          {mayImport && (
            <Link to="/imports/new" className={buttonClasses()}>
              {t('Import users')}
            </Link>
          )}
          <Link to="/users/paste" className={buttonClasses()}>
            {t('Paste list')}
          </Link>
        </div>
      </header>
      {mayRead ? <JobList after={after} /> : <JobsNotShown />}
    </div>
  )
}

export function JobsNotShown() {
  return <NoAccess title={t('Jobs are not shown to your role')} permission="read:jobs" />
}

function JobList({ after }: { readonly after: string | undefined }) {
  const answer = useQuery(jobListQuery(after))
  const navigate = useNavigate()
  const go = useCallback(
    ({ after: next, trail, replace }: Step) => {
      const search = next === undefined ? {} : { after: next }
      void navigate({ to: '/jobs', search, state: { trail }, replace })
    },
    [navigate],
  )
  const trail = useListTrail(after, { error: answer.error, pageSize: 50 }, go)
  const rows = answer.data?.data
  return (
    <>
      <DataList
        caption={t('Jobs')}
        columns={jobColumns}
        rows={rows}
        keyOf={({ id }) => id}
        answer={answer}
        card={(job) => <JobCard job={job} />}
        words={{
          loading: t('Loading jobs…'),
          notLoaded: t("Couldn't load jobs."),
          notRefreshed: t("Couldn't refresh jobs."),
        }}
        empty={
          <EmptyState icon="list" title={t('No jobs yet')}>
            {t('Imports, exports and changes of many users at once show up here, with what came of each user.')}
          </EmptyState>
        }
      />
      {rows !== undefined && rows.length > 0 && (
        <ListPager shown={rows.length} total={null} nextCursor={answer.data?.nextCursor ?? null} trail={trail} />
      )}
    </>
  )
}
