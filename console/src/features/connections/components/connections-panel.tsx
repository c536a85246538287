// Where people come from: the databases of passwords, and the other providers that say who somebody is.
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import type { ListPlace } from '../../../lib/list-address.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { providersQuery } from '../api/connection.ts'
import { ConnectionLines, connectionColumns } from './connection-columns.tsx'

interface ConnectionsPanelProps {
  readonly search: ListPlace
}

export function ConnectionsPanel({ search }: ConnectionsPanelProps) {
  const mayRead = useMay('read:settings')
  if (mayRead) return <Connections search={search} />
  return <NoAccess title={t('Connections are not shown to your role')} permission="read:settings" />
}

function Connections({ search }: ConnectionsPanelProps) {
  const navigate = useNavigate()
  const mayChange = useMay('update:settings')
  const { list } = useSizedList(
    search,
    providersQuery,
    (next, step) => void navigate({ to: '/settings/connections', search: next, ...step }),
  )
  const [isAdding, setIsAdding] = useState(false)
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex justify-end">
        {mayChange ? (
          <Button tone="primary" icon="plus" onClick={() => setIsAdding(true)}>
            {t('Add connection')}
          </Button>
        ) : (
          <span className="text-meta text-muted">
            {t('To add connections: {needs}', { needs: needs('update:settings') })}
          </span>
        )}
      </div>
      <SizedList
        caption={t('Connections')}
        columns={connectionColumns}
        keyOf={({ id }) => id}
        {...list}
        sizeLabel={t('Connections per page')}
        card={(connection) => <ConnectionLines connection={connection} />}
        words={words}
        empty={
          <EmptyState icon="link" title={t('No connections yet')}>
            {t('A connection lets people sign in with an account they have elsewhere.')}
          </EmptyState>
        }
      />
      <Suspense>
        {isAdding && (
          <AddConnectionDialog
            onClose={() => setIsAdding(false)}
            onCreated={({ id }) =>
              void navigate({ to: '/settings/connections/$connectionId', params: { connectionId: id } })
            }
          />
        )}
      </Suspense>
    </div>
  )
}

const words = {
  loading: t('Loading connections…'),
  notLoaded: t("Couldn't load connections."),
  notRefreshed: t("Couldn't refresh connections."),
}

const AddConnectionDialog = lazy(() =>
  import('./add-connection-dialog.tsx').then((m) => ({ default: m.AddConnectionDialog })),
)
