import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { linkClasses } from '../../../components/ui/link-classes.ts'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { recoveryHistoryQuery } from '../api/recovery-chain.ts'
import { HistoryRows } from './history-rows.tsx'

/** What happened to one request for recovery, each step as the audit has it. */
export function RequestHistory({ requestId }: { readonly requestId: string }) {
  const { data, isError, error, refetch } = useQuery(recoveryHistoryQuery(requestId))
  if (data === undefined) {
    if (!isError) return <SkeletonLines label={t('Loading the timeline…')} count={3} />
    return <ProblemNotice title={t("Couldn't load the timeline.")} error={error} onRetry={() => void refetch()} />
  }
  const { pointedFrom, pointedTo } = data
  return (
    <>
      <HistoryRows history={data} />
      {pointedFrom !== null && (
        <p className={lineClasses}>
          {tNodes('Asked anew, instead of {request}.', { request: <RequestLink number={pointedFrom} /> })}
        </p>
      )}
      {pointedTo !== null && (
        <p className={lineClasses}>
          {tNodes('Superseded: it was asked anew as {request}.', { request: <RequestLink number={pointedTo} /> })}
        </p>
      )}
    </>
  )
}

const lineClasses = 'px-4 py-2.5 text-table'

function RequestLink({ number }: { readonly number: string }) {
  return (
    <Link to="/recovery/$requestId" params={{ requestId: number }} className={linkClasses}>
      {number}
    </Link>
  )
}
