import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { networkRulesQuery } from '../api/network-rules.ts'
import { NetworkRuleRow } from './network-rule-row.tsx'

interface NetworkRulesCardProps {
  /** Null: those for everybody. */
  readonly organizationId: string | null
  /** What is to be blocked, where somebody came here for that. */
  readonly asked?: string | undefined
  /** Once the dialog for it is over. */
  readonly onAsked?: () => void
}

/** From where people may sign in. */
export function NetworkRulesCard({ organizationId, asked, onAsked }: NetworkRulesCardProps) {
  const mayChange = useMay('update:security_settings')
  const [isAdding, setIsAdding] = useState(asked !== undefined && mayChange)
  const rules = useInfiniteQuery(networkRulesQuery(organizationId))
  const { data, isError, error, refetch } = rules
  const isOfAll = organizationId === null
  const close = () => {
    setIsAdding(false)
    if (asked !== undefined) onAsked?.()
  }
  return (
    <Card
      title={t('Network rules')}
      action={
        mayChange ? (
          <Button onClick={() => setIsAdding(true)}>{isOfAll ? t('Block a network') : t('Add network rule')}</Button>
        ) : (
          <Needs permission="update:security_settings" />
        )
      }
    >
      <p className="px-4 pt-3 text-muted text-table">
        {isOfAll
          ? t(
              'From these networks and countries nobody signs in. Organizations have rules of their own, on their Security tab.',
            )
          : t(
              'From where people sign in to this organization. What is blocked for everybody is in the settings, under Lockout and limits.',
            )}
      </p>
      {isError && (
        <div className="p-4">
          <ProblemNotice title={t("Couldn't load the rules.")} error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && !isError && <SkeletonLines label={t('Loading network rules…')} count={2} />}
      {data !== undefined && data.blindRules > 0 && (
        <p role="status" className="mx-4 mt-3 rounded-card bg-warning-bg px-3 py-2 text-table text-warning">
          {tCount(
            data.blindRules,
            '1 rule names a country, and this server has no table of places (PLACES_FILES). A country that is blocked keeps nobody out; one that is let in lets nobody in.',
            '{count} rules name a country, and this server has no table of places (PLACES_FILES). A country that is blocked keeps nobody out; one that is let in lets nobody in.',
          )}
        </p>
      )}
      {data?.rules.length === 0 && (
        <p className="px-4 py-3 text-table">{t('No rules. People sign in from everywhere.')}</p>
      )}
      {data !== undefined && data.rules.length > 0 && (
        <ul aria-label={t('Network rules')} className="mt-1">
          {data.rules.map((rule) => (
            <NetworkRuleRow key={rule.id} rule={rule} mayChange={mayChange} />
          ))}
        </ul>
      )}
      <ShowMore list={rules} isInCard>
        {t('Show more')}
      </ShowMore>
      <Suspense>
        {isAdding && <AddNetworkRuleDialog organizationId={organizationId} network={asked} onClose={close} />}
      </Suspense>
    </Card>
  )
}

const AddNetworkRuleDialog = lazy(() =>
  import('./add-network-rule-dialog.tsx').then((m) => ({ default: m.AddNetworkRuleDialog })),
)
