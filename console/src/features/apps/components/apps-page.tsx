// The programs that people sign in to, and those that act for themselves.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Column } from '../../../components/data-table/column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { useListTrail } from '../../../components/data-table/list-trail.ts'
import { Badge } from '../../../components/ui/badge.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { ExportButton } from '../../../components/ui/export-button.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type App, type AppActivity, type AppSearch, appExportPath, appsQuery, typeLabel } from '../api/app.ts'
import { AppCounts, FailureCount, SignInCount, useActivity } from './app-activity.tsx'
import { SecretWarning } from './secret-warning.tsx'

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
  const list = useQuery({ ...appsQuery(search.after), placeholderData: keepPreviousData })
  const page = list.data
  const trail = useListTrail(search.after, { error: list.error, pageSize: page?.pageSize ?? 0 }, (step) =>
    navigate({
      to: '/apps',
      search: step.after === undefined ? {} : { after: step.after },
      state: { trail: step.trail },
      replace: step.replace,
      resetScroll: false,
    }),
  )
  const activity = useActivity(page?.data ?? []).data
  return (
    <>
      <DataList
        caption={t('Applications, oldest first')}
        columns={columnsWith(activity)}
        rows={page?.data}
        keyOf={({ id }) => id}
        answer={list}
        card={(app) => (
          <div className="grid gap-1">
            <AppLink app={app} />
            <p className="flex flex-wrap items-center gap-2 text-meta text-muted">
              {typeLabel(app)}
              <OwnBadge app={app} />
              <SecretWarning app={app} />
            </p>
            <AppCounts app={app} activity={activity?.get(app.id)} />
          </div>
        )}
        words={words}
        empty={
          <EmptyState icon="device" title={t('No apps yet')}>
            {t('An app is a program whose users sign in here, or a machine that asks for tokens.')}
          </EmptyState>
        }
      />
      {page && (page.data.length > 0 || search.after !== undefined) && (
        <ListPager shown={page.data.length} total={null} nextCursor={page.nextCursor} trail={trail} />
      )}
    </>
  )
}

const columnsWith = (activity: ReadonlyMap<string, AppActivity> | undefined): readonly Column<App>[] => [
  { id: 'name', header: t('Name'), isRowHeader: true, cell: (app) => <AppLink app={app} /> },
  { id: 'type', header: t('Type'), className: 'w-[210px]', cell: (app) => <Kind app={app} /> },
  {
    id: 'whose',
    header: t('Whose'),
    className: 'w-[150px] max-desk:hidden',
    cell: (app) => <OwnBadge app={app} />,
  },
  {
    id: 'sign-ins',
    header: t('Sign-ins, 7 d'),
    className: 'w-[112px]',
    isAtEnd: true,
    cell: (app) => <SignInCount app={app} activity={activity?.get(app.id)} />,
  },
  {
    id: 'failures',
    header: t('Errors, 7 d'),
    className: 'w-[104px]',
    isAtEnd: true,
    cell: (app) => <FailureCount app={app} activity={activity?.get(app.id)} />,
  },
  {
    id: 'secret',
    header: t('Secret since'),
    className: 'w-[124px] text-muted max-roomy:hidden',
    isAtEnd: true,
    cell: ({ secretSince }) => (secretSince === null ? '–' : <TimeStamp at={secretSince} />),
  },
  {
    id: 'created',
    header: t('Created'),
    className: 'w-[112px] text-muted',
    isAtEnd: true,
    cell: ({ createdAt }) => <TimeStamp at={createdAt} />,
  },
]

function Kind({ app }: { readonly app: App }) {
  return (
    <span className="grid justify-items-start">
      {typeLabel(app)}
      <SecretWarning app={app} />
    </span>
  )
}

function AppLink({ app: { id, name } }: { readonly app: App }) {
  return (
    <span className="block min-w-0">
      <Link
        to="/apps/$clientId/settings"
        params={{ clientId: id }}
        data-row-link
        className="block truncate rounded-control font-semibold hover:text-accent"
      >
        {name}
      </Link>
      <span className="block truncate font-mono text-meta text-muted">{id}</span>
    </span>
  )
}

function OwnBadge({ app: { isSystem, isFirstParty } }: { readonly app: App }) {
  if (isSystem) return <Badge tone="neutral">{t('Rollcall itself')}</Badge>
  return <span className="text-muted">{isFirstParty ? t('Ours') : t('Somebody else’s')}</span>
}

const words = {
  loading: t('Loading apps…'),
  notLoaded: t("Couldn't load the apps."),
  notRefreshed: t("Couldn't refresh the apps."),
}

const CreateAppDialog = lazy(() => import('./create-app-dialog.tsx').then((m) => ({ default: m.CreateAppDialog })))
