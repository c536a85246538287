import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { relativeTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'

interface StatCardProps<Data> {
  readonly title: string
  readonly answer: Pick<UseQueryResult<Data>, 'data' | 'isError' | 'isFetching' | 'refetch'>
  /** When it was counted. */
  readonly asOf: (data: Data) => string | null
  readonly action?: ReactNode
  readonly children: (data: Data) => ReactNode
}

const oldAfterMs = 5 * 60_000

/** One part of the dashboard: it waits, fails and grows old by itself. */
export function StatCard<Data>({ title, answer, asOf, action, children }: StatCardProps<Data>) {
  const { data, isError, isFetching, refetch } = answer
  return (
    <Card title={title} action={action}>
      {data === undefined && !isError && <SkeletonLines label={t('Counting…')} count={4} />}
      {data === undefined && isError && (
        <div role="alert" className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 text-table">
          <p>{t("This couldn't be loaded just now.")}</p>
          <Button onClick={() => void refetch()} aria-disabled={isFetching}>
            {t('Retry')}
          </Button>
        </div>
      )}
      {data !== undefined && (
        <div className="grid grid-cols-1 gap-2 p-4">
          {children(data)}
          <Age asOf={asOf(data)} />
        </div>
      )}
    </Card>
  )
}

function Age({ asOf }: { readonly asOf: string | null }) {
  if (asOf === null || Date.now() - Date.parse(asOf) < oldAfterMs) return null
  return <p className="text-meta text-muted">{t('Updated {time}', { time: relativeTime(new Date(asOf)) })}</p>
}
