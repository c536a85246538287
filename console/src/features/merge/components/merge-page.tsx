// Merging two accounts of one person: compare them, see what moves, confirm (console.md 3.10).

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { ApiProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { type MergePlan, planQuery } from '../api/merge.ts'
import { MergeSteps } from './merge-steps.tsx'
import { MergedResult } from './merged-result.tsx'
import { PickOther } from './pick-other.tsx'

interface MergePageProps {
  readonly userId: string
  readonly otherId: string | undefined
  /** Who else looks at the user. */
  readonly alsoHere: ReactNode
}

export function MergePage({ userId, otherId, alsoHere }: MergePageProps) {
  const mayMerge = useMay('merge:users')
  return (
    <div className="grid max-w-[880px] grid-cols-1 gap-4">
      <BackLink to="/users/$userId/identities" params={{ userId }}>
        {t('Identities')}
      </BackLink>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle trail={[t('Merge users')]}>{t('Merge users')}</PageTitle>
        {mayMerge && alsoHere}
      </div>
      {!mayMerge ? (
        <NoAccess title={t('Merging is not for your role')} permission="merge:users" />
      ) : otherId === undefined ? (
        <PickOther userId={userId} />
      ) : (
        <Merge key={`${userId} ${otherId}`} userId={userId} otherId={otherId} />
      )}
    </div>
  )
}

function Merge({ userId, otherId }: { readonly userId: string; readonly otherId: string }) {
  const { data: plan, isError, error, refetch } = useQuery(planQuery(userId, otherId))
  const [merged, setMerged] = useState<MergePlan | null>(null)
  if (merged !== null) return <MergedResult plan={merged} />
  if (plan !== undefined) return <MergeSteps plan={plan} onMerged={setMerged} />
  if (!isError) return <SkeletonLines label={t('Comparing the two…')} count={8} />
  return (
    <>
      <ProblemNotice
        title={isRefusal(error) ? t('These two cannot be merged.') : t("Couldn't compare the two.")}
        error={error}
        onRetry={() => void refetch()}
      />
      <PickOther userId={userId} />
    </>
  )
}

/** The server said no, and why; anything else says nothing about the two. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500
}
