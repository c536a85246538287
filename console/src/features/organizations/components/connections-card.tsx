// How people come into an organization: by which connections, and where they are sent by their address.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type OrganizationConnection, organizationConnectionsQuery } from '../api/organization-connections.ts'
import { singleSignOnQuery } from '../api/single-sign-on.ts'
import { ConnectionRow } from './connection-row.tsx'
import { SingleSignOnRule } from './single-sign-on-rule.tsx'

interface ConnectionsCardProps {
  readonly organizationId: string
  /** Pools are isolated: nobody here has a password elsewhere. */
  readonly isIsolated: boolean
}

export function ConnectionsCard({ organizationId, isIsolated }: ConnectionsCardProps) {
  const mayChange = useMay('update:settings')
  const [isAdding, setIsAdding] = useState(false)
  const { data, isError, error, refetch } = useQuery(organizationConnectionsQuery(organizationId))
  const { data: rule } = useQuery(singleSignOnQuery(organizationId))
  // Where it has no provider of its own there is nothing to require.
  const isRuled = rule !== undefined && (rule.requiresSingleSignOn || rule.connections.length > 0)
  return (
    <div className="grid max-w-[960px] grid-cols-1">
      <Card
        title={t('Single sign-on')}
        action={
          mayChange ? (
            <Button onClick={() => setIsAdding(true)}>{t('Add connection')}</Button>
          ) : (
            <Needs permission="update:settings" />
          )
        }
      >
        {data === undefined ? (
          isError ? (
            <ProblemNotice title={t("Couldn't load the connections.")} error={error} onRetry={() => void refetch()} />
          ) : (
            <SkeletonLines label={t('Loading connections…')} count={3} />
          )
        ) : data.length === 0 ? (
          <EmptyState icon="link" title={t('No connection of its own')}>
            {t('Its members sign in with what their account has, as everybody does.')}
          </EmptyState>
        ) : (
          <>
            {rule?.requiresSingleSignOn !== true && (
              <p className="border-line border-b px-4 py-3 text-muted text-table">{wayIn(data, isIsolated)}</p>
            )}
            <ul aria-label={t('Connections')}>
              {data.map((connection) => (
                <ConnectionRow
                  key={connection.connectionId}
                  organizationId={organizationId}
                  connection={connection}
                  mayChange={mayChange}
                />
              ))}
            </ul>
          </>
        )}
        {isRuled && <SingleSignOnRule organizationId={organizationId} rule={rule} mayChange={mayChange} />}
      </Card>
      {isAdding && data !== undefined && (
        <Suspense>
          <EnableConnectionDialog
            organizationId={organizationId}
            present={data.map(({ connectionId }) => connectionId)}
            onClose={() => setIsAdding(false)}
          />
        </Suspense>
      )}
    </div>
  )
}

function wayIn(connections: readonly OrganizationConnection[], isIsolated: boolean): string {
  const only = connections.find(({ leadsStraightOn }) => leadsStraightOn)
  if (only !== undefined) {
    return isIsolated
      ? t('Whoever is led here by a domain is sent straight on to {name}, and there is no other way in.', {
          name: only.name,
        })
      : t('Whoever is led here by a domain is sent straight on to {name}.', { name: only.name })
  }
  return connections.some(({ isEnabled, isConnectionEnabled }) => isEnabled && isConnectionEnabled)
    ? t('Whoever is led here by a domain chooses how to sign in. With one company provider alone they are sent there.')
    : t('All are off: nobody comes in by another provider.')
}

const EnableConnectionDialog = lazy(() =>
  import('./enable-connection-dialog.tsx').then((m) => ({ default: m.EnableConnectionDialog })),
)
