// One app: what it is called in the header, and a tab for each side of it.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { BackLink } from '../../../components/ui/back-link.tsx'
import { Badge } from '../../../components/ui/badge.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { DetailPage } from '../../../components/ui/detail-page.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { TabLink, TabStrip } from '../../../components/ui/tab-strip.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type App, appQuery, isMachine, typeLabel } from '../api/app.ts'
import { AppCounts, useActivity } from './app-activity.tsx'
import { SecretWarning } from './secret-warning.tsx'

interface AppPageProps {
  readonly appId: string
  /** The opened tab. */
  readonly children: ReactNode
}

export function AppPage({ appId, children }: AppPageProps) {
  const mayRead = useMay('read:clients')
  const answer = useQuery({ ...appQuery(appId), enabled: mayRead })
  return (
    <DetailPage
      back={<BackLink to="/apps">{t('Applications')}</BackLink>}
      answer={answer}
      words={{
        one: t('App'),
        all: t('Applications'),
        notLoaded: t("Couldn't load this app."),
        loading: t('Loading app…'),
      }}
      missing={{
        code: 'client_not_found',
        title: t('No such app'),
        text: (
          <EmptyState icon="search" title={t('There is no app with this client ID.')}>
            {t('It may have been deleted, or the link may be cut short.')}
          </EmptyState>
        ),
      }}
      notShown={!mayRead && <NoAccess title={t('Apps are not shown to your role')} permission="read:clients" />}
    >
      {(app) => (
        <>
          <Header app={app} />
          <Tabs app={app} />
          {children}
        </>
      )}
    </DetailPage>
  )
}

function Header({ app }: { readonly app: App }) {
  const activity = useActivity([app]).data
  return (
    <header className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle
          trail={[app.name, t('Applications')]}
          className="min-w-0 break-words font-semibold text-hero tracking-tight"
        >
          {app.name}
        </PageTitle>
        <Badge tone="neutral">{typeLabel(app)}</Badge>
        <SecretWarning app={app} />
        {app.isSystem && <Badge tone="info">{t('Rollcall itself')}</Badge>}
      </div>
      <p className="mt-1 text-muted text-table">
        <Copyable text={app.id} what={t('client ID')} isCode />
      </p>
      <AppCounts app={app} activity={activity?.get(app.id)} />
    </header>
  )
}

function Tabs({ app }: { readonly app: App }) {
  const mayReadUsers = useMay('read:users')
  const shown = tabs.filter(({ path }) => {
    if (path === 'users') return mayReadUsers && !isMachine(app)
    return path !== 'sign-in' || !isMachine(app)
  })
  return (
    <TabStrip label={t('App')}>
      {shown.map(({ path, label }) => (
        <TabLink key={path} to={`/apps/$clientId/${path}`} params={{ clientId: app.id }} resetScroll={false}>
          {label}
        </TabLink>
      ))}
    </TabStrip>
  )
}

const tabs = [
  { path: 'settings', label: t('Settings') },
  { path: 'sign-in', label: t('Sign-in') },
  { path: 'access', label: t('Access') },
  { path: 'users', label: t('Users') },
  { path: 'secrets', label: t('Secrets') },
  { path: 'logs', label: t('Logs') },
] as const
