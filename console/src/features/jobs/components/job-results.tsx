import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { type Step, useListTrail } from '../../../components/data-table/list-trail.ts'
import { Badge, type BadgeTone } from '../../../components/ui/badge.tsx'
import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { t } from '../../../lib/text.ts'
import { skipInWords } from '../api/bulk-words.ts'
import type { BulkOutcome, BulkPart, Job, JobResult } from '../api/job.ts'
import { resultPageSize, resultsQuery } from '../api/job-queries.ts'
import { finishedOf } from './job-progress.tsx'

export interface ResultsSearch {
  readonly outcome?: BulkOutcome
  readonly after?: string
}

interface JobResultsProps {
  readonly job: Job
  readonly bulk: BulkPart
  readonly search: ResultsSearch
}

export function JobResults({ job, bulk, search }: JobResultsProps) {
  const { outcome, after } = search
  const answer = useQuery({
    ...resultsQuery(job.id, { outcome, after }, finishedOf(job)),
    placeholderData: keepPreviousData,
  })
  const navigate = useNavigate()
  const go = useCallback(
    ({ after: next, trail, replace }: Step) => {
      const to = { ...(outcome && { outcome }), ...(next !== undefined && { after: next }) }
      void navigate({ to: '/jobs/$jobId', params: { jobId: job.id }, search: to, state: { trail }, replace })
    },
    [navigate, job.id, outcome],
  )
  const trail = useListTrail(after, { error: answer.error, pageSize: resultPageSize }, go)
  const rows = answer.data?.data
  const total = outcome === undefined ? job.progress.total : countOf(job, bulk, outcome)
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-body">{t('What came of each user')}</h2>
        <ChoiceFilter
          label={t('Outcome')}
          isSingle
          value={outcome}
          options={outcomes.map((value) => ({ value, label: `${words[value]} (${countOf(job, bulk, value)})` }))}
          onChange={(value) =>
            void navigate({
              to: '/jobs/$jobId',
              params: { jobId: job.id },
              search: value === undefined ? {} : { outcome: value as BulkOutcome },
            })
          }
        />
      </div>
      <DataList
        caption={t('What came of each user')}
        columns={columns}
        rows={rows}
        keyOf={({ userId }) => userId}
        answer={answer}
        trail={trail}
        card={(result) => <ResultCard result={result} />}
        words={{
          loading: t('Loading results…'),
          notLoaded: t("Couldn't load the results."),
          notRefreshed: t("Couldn't refresh the results."),
        }}
        empty={<EmptyState icon="users" title={t('Nobody here')} />}
      />
      {rows !== undefined && rows.length > 0 && (
        <ListPager shown={rows.length} total={total} nextCursor={answer.data?.nextCursor ?? null} trail={trail} />
      )}
    </div>
  )
}

const outcomes: readonly BulkOutcome[] = ['done', 'skipped', 'failed', 'waiting']
const words: Readonly<Record<BulkOutcome, string>> = {
  done: t('Done'),
  skipped: t('Skipped'),
  failed: t('Failed'),
  waiting: t('Not done'),
}
const tones: Readonly<Record<BulkOutcome, BadgeTone>> = {
  done: 'success',
  skipped: 'neutral',
  failed: 'danger',
  waiting: 'info',
}

function countOf(job: Job, bulk: BulkPart, outcome: BulkOutcome): number {
  return outcome === 'waiting' ? Math.max(0, (job.progress.total ?? 0) - finishedOf(job)) : bulk[outcome]
}

const columns: readonly Column<JobResult>[] = [
  { id: 'user', header: t('User'), isRowHeader: true, cell: (result) => <ResultUser result={result} /> },
  {
    id: 'outcome',
    header: t('Outcome'),
    className: 'w-[120px]',
    cell: ({ outcome }) => <Badge tone={tones[outcome]}>{words[outcome]}</Badge>,
  },
  { id: 'why', header: t('Why'), className: 'w-[45%]', cell: (result) => whyOf(result) },
]

function ResultCard({ result }: { readonly result: JobResult }) {
  return (
    <div className="grid gap-1 text-table">
      <div className="flex items-center justify-between gap-2">
        <ResultUser result={result} />
        <Badge tone={tones[result.outcome]}>{words[result.outcome]}</Badge>
      </div>
      <p className="text-meta text-muted">{whyOf(result)}</p>
    </div>
  )
}

function ResultUser({ result: { userId, label, email } }: { readonly result: JobResult }) {
  return (
    <span className="block min-w-0 truncate">
      <Link to="/users/$userId/overview" params={{ userId }} data-row-link="" className="font-semibold hover:underline">
        {label}
      </Link>
      {email !== null && email !== label && <span className="text-muted"> {email}</span>}
    </span>
  )
}

function whyOf({ outcome, reason, message }: JobResult): string {
  if (outcome === 'done' || outcome === 'waiting') return ''
  return message ?? skipInWords(reason)
}
