// The domains of an organization: which lead there, and what the others still need.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { organizationDomainsQuery } from '../api/organization-domains.ts'
import { DomainRow } from './domain-row.tsx'

const AddDomainDialog = lazy(() => import('./add-domain-dialog.tsx').then((m) => ({ default: m.AddDomainDialog })))

interface DomainsPanelProps {
  readonly organizationId: string
  /** The words in place of the buttons where the reader may only look. */
  readonly refusal: string | null
  /** Whether the reader's word is enough to verify a domain. */
  readonly mayVouch: boolean
}

export function DomainsPanel({ organizationId, refusal, mayVouch }: DomainsPanelProps) {
  const [isAdding, setIsAdding] = useState(false)
  const { data, isError, error, refetch } = useQuery(organizationDomainsQuery(organizationId))
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <Card
        title={t('Domains')}
        action={
          refusal === null ? (
            <Button tone="primary" onClick={() => setIsAdding(true)}>
              {t('Add domain')}
            </Button>
          ) : (
            <span className="text-meta text-muted">{refusal}</span>
          )
        }
      >
        <p className="border-line border-b px-4 py-3 text-muted text-table">
          {t('Whoever types an address of a verified domain when signing in is led to this organization.')}
        </p>
        {data === undefined ? (
          isError ? (
            <ProblemNotice title={t("Couldn't load the domains.")} error={error} onRetry={() => void refetch()} />
          ) : (
            <SkeletonLines label={t('Loading domains…')} count={3} />
          )
        ) : data.length === 0 ? (
          <EmptyState icon="link" title={t('No domains yet')}>
            {t('Add the domain of its mail addresses, such as example.com.')}
          </EmptyState>
        ) : (
          <ul aria-label={t('Domains')}>
            {data.map((domain) => (
              <DomainRow
                key={domain.id}
                organizationId={organizationId}
                domain={domain}
                mayChange={refusal === null}
                mayVouch={mayVouch}
              />
            ))}
          </ul>
        )}
      </Card>
      {isAdding && (
        <Suspense>
          <AddDomainDialog organizationId={organizationId} onClose={() => setIsAdding(false)} />
        </Suspense>
      )}
    </div>
  )
}
