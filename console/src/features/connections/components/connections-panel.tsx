// Where people come from: the databases of passwords, and the other providers that say who somebody is.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { useListTrail } from '../../../components/data-table/list-trail.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type ConnectionSearch, providersQuery } from '../api/connection.ts'
import { ConnectionLines, connectionColumns } from './connection-columns.tsx'

interface ConnectionsPanelProps {
  readonly search: ConnectionSearch
}

export function ConnectionsPanel({ search }: ConnectionsPanelProps) {
  const mayRead = useMay('read:settings')
  if (mayRead) return <Connections search={search} />
  return <NoAccess title={t('Connections are not shown to your role')} permission="read:settings" />
}

function Connections({ search }: ConnectionsPanelProps) {
  const navigate = useNavigate()
  const mayChange = useMay('update:settings')
  const list = useQuery({ ...providersQuery(search.after), placeholderData: keepPreviousData })
  const page = list.data
  const trail = useListTrail(
    search.after,
    { error: list.error, pageSize: page?.pageSize ?? 0 },
    (step) =>
      void navigate({
        to: '/settings/connections',
        search: step.after === undefined ? {} : { after: step.after },
        state: { trail: step.trail },
        replace: step.replace,
        resetScroll: false,
      }),
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
      <DataList
        caption={t('Connections')}
        columns={connectionColumns}
        rows={page?.data}
        keyOf={({ id }) => id}
        answer={list}
        trail={trail}
        card={(connection) => <ConnectionLines connection={connection} />}
        words={words}
        pageSize={4}
        empty={
          <EmptyState icon="link" title={t('No connections yet')}>
            {t('A connection lets people sign in with an account they have elsewhere.')}
          </EmptyState>
        }
      />
      {page && (page.nextCursor !== null || search.after !== undefined) && (
        <ListPager shown={page.data.length} total={null} nextCursor={page.nextCursor} trail={trail} />
      )}
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
