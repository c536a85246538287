import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { type App, appsKey } from '../api/app.ts'
import { type AppGrant, grantsQuery, removeGrant } from '../api/change-app.ts'
import { LifetimesCard } from './lifetimes-card.tsx'
import { WhoMayUseCard } from './who-may-use-card.tsx'

interface AccessPanelProps {
  readonly app: App
  /** Pools are isolated, so that every sign-in names an organization. */
  readonly isIsolated: boolean
}

/** Who may use the app, which APIs it may have tokens for, and how long its tokens live. */
export function AccessPanel({ app, isIsolated }: AccessPanelProps) {
  const mayChange = useMay('update:clients')
  const [isAdding, setIsAdding] = useState(false)
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <WhoMayUseCard app={app} isIsolated={isIsolated} />
      <section aria-label={t('APIs')} className="grid gap-3">
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
          <h2 className="font-semibold text-body">{t('APIs')}</h2>
          {mayChange ? (
            <Button icon="plus" onClick={() => setIsAdding(true)}>
              {t('Add API')}
            </Button>
          ) : (
            <Needs permission="update:clients" />
          )}
        </div>
        <Grants app={app} mayChange={mayChange} />
      </section>
      <LifetimesCard app={app} />
      <Suspense>{isAdding && <AddGrantDialog app={app} onClose={() => setIsAdding(false)} />}</Suspense>
    </div>
  )
}

function Grants({ app, mayChange }: { readonly app: App; readonly mayChange: boolean }) {
  const queryClient = useQueryClient()
  const list = useQuery(grantsQuery(app.id))
  const removing = useMutation({
    mutationFn: (grant: AppGrant) => removeGrant(app.id, grant.id),
    onSuccess: (_, { audience }) => toastDone(t('{name} may not be used any more.', { name: audience })),
    onError: (error, { audience }) => toastProblem(t("Couldn't remove {name}.", { name: audience }), error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...appsKey, 'grants', app.id] }),
  })
  const remove = (grant: AppGrant) =>
    mayChange ? (
      <Button
        tone="quiet"
        aria-label={t('Remove {name}', { name: grant.audience })}
        aria-disabled={removing.isPending}
        onClick={() => !removing.isPending && removing.mutate(grant)}
      >
        {t('Remove')}
      </Button>
    ) : null
  return (
    <DataList
      caption={t('APIs')}
      columns={[...columns, actionsColumn('w-[110px]', remove)]}
      rows={list.data?.data}
      keyOf={({ id }) => id}
      answer={list}
      pageSize={2}
      card={(grant) => (
        <div className="grid gap-1">
          <Audience grant={grant} />
          <Scopes grant={grant} />
          {remove(grant)}
        </div>
      )}
      words={words}
      empty={
        <EmptyState icon="lock" title={t('No APIs yet')}>
          {t('For an API that is not listed here, the app gets no token of its own.')}
        </EmptyState>
      }
    />
  )
}

const columns: readonly Column<AppGrant>[] = [
  { id: 'api', header: t('API'), isRowHeader: true, cell: (grant) => <Audience grant={grant} /> },
  { id: 'scopes', header: t('Permissions'), className: 'w-[300px]', cell: (grant) => <Scopes grant={grant} /> },
]

function Audience({ grant }: { readonly grant: AppGrant }) {
  return (
    <span className="block truncate font-mono text-meta" title={grant.audience}>
      {grant.audience}
    </span>
  )
}

function Scopes({ grant: { allowsAllScopes, scopes } }: { readonly grant: AppGrant }) {
  if (allowsAllScopes) return t('All')
  return (
    <span className="block truncate text-table" title={scopes.join(', ')}>
      {scopes.length === 0 ? t('None') : tCount(scopes.length, '1 permission', '{count} permissions')}
    </span>
  )
}

const words = {
  loading: t('Loading APIs…'),
  notLoaded: t("Couldn't load the APIs."),
  notRefreshed: t("Couldn't refresh the APIs."),
}

const AddGrantDialog = lazy(() => import('./add-grant-dialog.tsx').then((m) => ({ default: m.AddGrantDialog })))
