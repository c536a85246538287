import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import type { Job } from '../api/job.ts'
import { jobTitle } from '../api/job-words.ts'
import { progressInWords } from './job-progress.tsx'
import { JobState } from './job-state.tsx'

export const jobColumns: readonly Column<Job>[] = [
  { id: 'job', header: t('Job'), isRowHeader: true, cell: (job) => <JobLink job={job} /> },
  {
    id: 'by',
    header: t('Started by'),
    className: 'w-[180px] truncate max-desk:hidden',
    cell: ({ createdBy }) => createdBy.name,
  },
  { id: 'state', header: t('State'), className: 'w-[150px]', cell: (job) => <JobState job={job} /> },
  {
    id: 'progress',
    header: t('Progress'),
    className: 'w-[170px] tabular-nums',
    cell: (job) => progressInWords(job),
  },
  {
    id: 'created',
    header: t('Asked for'),
    sort: { field: 'created' },
    isAtEnd: true,
    className: 'w-[130px]',
    cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
  },
  {
    id: 'took',
    header: t('Took'),
    isAtEnd: true,
    className: 'w-[90px] max-desk:hidden',
    cell: (job) => tookInWords(job),
  },
]

export function JobCard({ job }: { readonly job: Job }) {
  return (
    <div className="grid gap-1 text-table">
      <div className="flex items-center justify-between gap-2">
        <JobLink job={job} />
        <JobState job={job} />
      </div>
      <p className="truncate text-meta text-muted">
        {t('{name} · {progress}', { name: job.createdBy.name, progress: progressInWords(job) })}
      </p>
    </div>
  )
}

function JobLink({ job }: { readonly job: Job }) {
  return (
    <Link
      to="/jobs/$jobId"
      params={{ jobId: job.id }}
      data-row-link=""
      className="block min-w-0 truncate font-semibold hover:underline"
    >
      {jobTitle(job)}
    </Link>
  )
}

function tookInWords({ startedAt, finishedAt }: Job): string {
  if (startedAt === null || finishedAt === null) return '–'
  const seconds = Math.max(1, Math.round((new Date(finishedAt).getTime() - new Date(startedAt).getTime()) / 1000))
  return seconds < 60 ? t('{seconds} s', { seconds }) : t('{minutes} min', { minutes: Math.round(seconds / 60) })
}
