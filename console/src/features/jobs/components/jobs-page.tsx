// Jobs: imports, exports and bulk changes, the newest first.
import { Link, useNavigate } from '@tanstack/react-router'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { creationChoices } from '../../../components/data-table/sort-menu.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button, buttonClasses } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ExportButton } from '../../../components/ui/export-button.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { pastePermission } from '../../../lib/may-paste.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { jobExportPath, jobListQuery, jobPageSize } from '../api/job-queries.ts'
import type { JobsSearch } from '../api/job-search.ts'
import { JobCard, jobColumns } from './job-columns.tsx'
import { JobFilters } from './job-filters.tsx'

export function JobsPage({ search }: { readonly search: JobsSearch }) {
  const mayRead = useMay('read:jobs')
  const mayReadAudit = useMay('read:audit')
  const mayImport = useMay('import:users')
  const mayPaste = useMay(pastePermission)
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
          {mayRead && (
            <ExportButton path={jobExportPath(search)} name="jobs.csv" failed={t("Couldn't export the jobs.")} />
          )}
          {mayImport && (
            <Link to="/imports/new" className={buttonClasses()}>
              {t('Import users')}
            </Link>
          )}
          {mayPaste && (
            <Link to="/users/paste" className={buttonClasses()}>
              {t('Paste list')}
            </Link>
          )}
        </div>
      </header>
      {mayRead ? <JobList search={search} /> : <JobsNotShown />}
    </div>
  )
}

export function JobsNotShown() {
  return <NoAccess title={t('Jobs are not shown to your role')} permission="read:jobs" />
}

function JobList({ search }: { readonly search: JobsSearch }) {
  const navigate = useNavigate()
  const { list } = useSizedList(
    search,
    jobListQuery,
    (next, step) => void navigate({ to: '/jobs', search: next, ...step }),
    jobPageSize,
  )
  return (
    <>
      <JobFilters search={search} onChange={list.onChange} />
      <SizedList
        caption={t('Jobs')}
        columns={jobColumns}
        keyOf={({ id }) => id}
        {...list}
        order={{ defaultSort: '-created', choices: creationChoices }}
        sizeLabel={t('Jobs per page')}
        card={(job) => <JobCard job={job} />}
        words={{
          loading: t('Loading jobs…'),
          notLoaded: t("Couldn't load jobs."),
          notRefreshed: t("Couldn't refresh jobs."),
        }}
        empty={
          search.type === undefined && search.status === undefined ? (
            <EmptyState icon="list" title={t('No jobs yet')}>
              {t('Imports, exports and changes of many users at once show up here, with what came of each user.')}
            </EmptyState>
          ) : (
            <EmptyState
              icon="filter"
              title={t('No job matches the filters')}
              action={
                <Button onClick={() => list.onChange({ type: undefined, status: undefined })}>
                  {t('Clear filters')}
                </Button>
              }
            >
              {t('Take a filter away to see more.')}
            </EmptyState>
          )
        }
      />
    </>
  )
}
