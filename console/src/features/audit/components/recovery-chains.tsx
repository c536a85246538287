import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { recoveryChainQuery } from '../api/recovery-chain.ts'
import { RecoveryChainCard } from './recovery-chain-card.tsx'

/** Did anyone improperly recover this account? Each recovery from the request to the first sign-ins. */
export function RecoveryChains({ userId }: { readonly userId: string }) {
  const { data, isError, error, refetch } = useQuery(recoveryChainQuery(userId))
  if (data === undefined) {
    if (!isError) return <SkeletonLines label={t('Loading recoveries…')} count={6} />
    return <ProblemNotice title={t("Couldn't load recoveries.")} error={error} onRetry={() => void refetch()} />
  }
  if (data.length === 0) {
    return (
      <EmptyState icon="lifebuoy" title={t('No recovery on record')}>
        {t('Nobody asked to recover this account within what the audit log keeps.')}
      </EmptyState>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      {data.map((chain) => (
        <RecoveryChainCard key={chain.requestId} chain={chain} />
      ))}
    </div>
  )
}
