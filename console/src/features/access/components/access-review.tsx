// The review of privileged access: every operator and everybody with a sensitive permission, to be kept or removed.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { reviewQuery } from '../api/access-review.ts'
import {
  decidedAtMost,
  decisionsOf,
  type ReviewRow,
  reviewRows,
  type Verdict,
  type Verdicts,
} from '../api/review-rows.ts'
import { FinishReviewDialog } from './finish-review-dialog.tsx'
import { ReviewLines, reviewColumns } from './review-columns.tsx'

export function AccessReview() {
  const mayReview = useMay('read:operators')
  if (mayReview) return <Review />
  return <NoAccess title={t('The review is not shown to your role')} permission="read:operators" />
}

function Review() {
  const may = { holding: useMay('assign:roles'), operator: useMay('delete:operators') }
  const review = useInfiniteQuery(reviewQuery)
  const [verdicts, setVerdicts] = useState<Verdicts>(new Map())
  const [isFinishing, setIsFinishing] = useState(false)
  const { holdings, operators = [], reviewedAt = null } = review.data ?? {}
  const rows = holdings && reviewRows(operators, holdings)
  const decide = ({ key }: ReviewRow, verdict: Verdict) => setVerdicts(new Map([...verdicts, [key, verdict]]))
  const view = {
    owners: operators.filter(({ role, invitedAt }) => role === 'owner' && invitedAt === null).length,
    now: new Date(),
    verdictOf: ({ key }: ReviewRow) => verdicts.get(key) ?? null,
    refusalOf: (row: ReviewRow) => refusalOf(row, may),
    onDecide: decide,
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-table">
          {reviewedAt === null
            ? t('No review was finished yet.')
            : tNodes('The last review was finished {time}.', { time: <TimeStamp at={reviewedAt} /> })}
        </p>
        <Button
          tone="primary"
          disabledReason={
            verdicts.size === 0
              ? t('Tick Keep or Remove first')
              : verdicts.size > decidedAtMost
                ? t('Decide about at most {count} at once', { count: decidedAtMost })
                : null
          }
          onClick={() => setIsFinishing(true)}
        >
          {verdicts.size === 0
            ? t('Finish review')
            : tCount(verdicts.size, 'Finish review (1 decision)', 'Finish review ({count} decisions)')}
        </Button>
      </div>
      <DataList
        caption={t('Privileged access, each way by itself')}
        columns={reviewColumns(view)}
        rows={rows}
        keyOf={({ key }) => key}
        answer={review}
        card={(row) => <ReviewLines row={row} view={view} />}
        words={{
          loading: t('Loading privileged access…'),
          notLoaded: t("Couldn't load privileged access."),
          notRefreshed: t("Couldn't refresh privileged access."),
        }}
        empty={
          <EmptyState icon="shield" title={t('Nobody has privileged access')}>
            {t('Operators and holders of sensitive permissions show up here.')}
          </EmptyState>
        }
      />
      <ShowMore list={review}>{t('Show more')}</ShowMore>
      {isFinishing && rows && (
        <FinishReviewDialog
          decisionsWith={(note) => decisionsOf(rows, verdicts, note)}
          onClose={() => setIsFinishing(false)}
          onFinished={() => {
            setVerdicts(new Map())
            setIsFinishing(false)
          }}
        />
      )}
    </div>
  )
}

function refusalOf(row: ReviewRow, may: { readonly holding: boolean; readonly operator: boolean }): string | null {
  if (row.kind === 'holding') return may.holding ? null : needs('assign:roles')
  if (!may.operator) return needs('delete:operators')
  return row.operator.takesSecondPerson ? t('Takes a second person: ask for it on the Team page') : null
}
