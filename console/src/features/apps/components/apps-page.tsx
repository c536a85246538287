// The programs that people sign in to, and those that act for themselves.
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { creationChoices, nameChoices } from '../../../components/data-table/sort-menu.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ExportButton } from '../../../components/ui/export-button.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type AppSearch, appExportPath, appsQuery } from '../api/app.ts'
import { useActivity } from './app-activity.tsx'
import { AppLines, appColumns } from './app-columns.tsx'

export function AppsPage({ search }: { readonly search: AppSearch }) {
  const navigate = useNavigate()
  const mayRead = useMay('read:clients')
  const mayCreate = useMay('create:clients')
  const [isCreating, setIsCreating] = useState(false)
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <PageTitle trail={[t('Applications')]}>{t('Applications')}</PageTitle>
        <div className="flex flex-wrap items-center gap-2">
          {mayRead && (
            <ExportButton path={appExportPath()} name="applications.csv" failed={t("Couldn't export the apps.")} />
          )}
          {mayCreate ? (
            <Button tone="primary" icon="plus" onClick={() => setIsCreating(true)}>
              {t('Create app')}
            </Button>
          ) : (
            mayRead && (
              <span className="text-meta text-muted">
                {t('To create apps: {needs}', { needs: needs('create:clients') })}
              </span>
            )
          )}
        </div>
      </header>
      {mayRead ? (
        <AppList search={search} />
      ) : (
        <NoAccess title={t('Apps are not shown to your role')} permission="read:clients" />
      )}
      <Suspense>
        {isCreating && (
          <CreateAppDialog
            onClose={() => setIsCreating(false)}
            onOpen={(appId) => void navigate({ to: '/apps/$clientId/settings', params: { clientId: appId } })}
          />
        )}
      </Suspense>
    </div>
  )
}

function AppList({ search }: { readonly search: AppSearch }) {
  const navigate = useNavigate()
  const { list } = useSizedList(
    search,
    appsQuery,
    (next, step) => void navigate({ to: '/apps', search: next, ...step }),
  )
  const activity = useActivity(list.answer.data?.data ?? []).data
  return (
    <SizedList
      caption={t('Applications')}
      columns={appColumns(activity)}
      keyOf={({ id }) => id}
      {...list}
      order={{ defaultSort: 'created', choices: [...creationChoices, ...nameChoices] }}
      sizeLabel={t('Apps per page')}
      card={(app) => <AppLines app={app} activity={activity?.get(app.id)} />}
      words={words}
      empty={
        <EmptyState icon="device" title={t('No apps yet')}>
          {t('An app is a program whose users sign in here, or a machine that asks for tokens.')}
        </EmptyState>
      }
    />
  )
}

const words = {
  loading: t('Loading apps…'),
  notLoaded: t("Couldn't load the apps."),
  notRefreshed: t("Couldn't refresh the apps."),
}

const CreateAppDialog = lazy(() => import('./create-app-dialog.tsx').then((m) => ({ default: m.CreateAppDialog })))
