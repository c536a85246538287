import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type App, appQuery } from '../../features/apps/api/app.ts'
import { AccessPanel } from '../../features/apps/components/access-panel.tsx'
import { AppPage } from '../../features/apps/components/app-page.tsx'
import { AppsPage } from '../../features/apps/components/apps-page.tsx'
import { LogsPanel } from '../../features/apps/components/logs-panel.tsx'
import { SecretsPanel } from '../../features/apps/components/secrets-panel.tsx'
import { SettingsPanel } from '../../features/apps/components/settings-panel.tsx'
import { SignInPanel } from '../../features/apps/components/sign-in-panel.tsx'
import { UsersPanel } from '../../features/apps/components/users-panel.tsx'
import { ClientEvents } from '../../features/audit/components/client-events.tsx'

export function AppsRoute() {
  return <AppsPage search={useSearch({ from: '/signed-in/apps' })} />
}

export function AppRoute() {
  const appId = useAppId()
  return (
    <AppPage key={appId} appId={appId}>
      <Outlet />
    </AppPage>
  )
}

export function AppSettingsRoute() {
  const navigate = useNavigate()
  return (
    <WithApp>
      {(app) => <SettingsPanel app={app} onDeleted={() => void navigate({ to: '/apps', replace: true })} />}
    </WithApp>
  )
}

export function AppSignInRoute() {
  const isIsolated = useIsIsolated()
  return <WithApp>{(app) => <SignInPanel app={app} isIsolated={isIsolated} />}</WithApp>
}

export function AppAccessRoute() {
  const isIsolated = useIsIsolated()
  return <WithApp>{(app) => <AccessPanel app={app} isIsolated={isIsolated} />}</WithApp>
}

export function AppUsersRoute() {
  return <WithApp>{(app) => <UsersPanel app={app} />}</WithApp>
}

export function AppSecretsRoute() {
  return <WithApp>{(app) => <SecretsPanel app={app} />}</WithApp>
}

export function AppLogsRoute() {
  return <WithApp>{(app) => <LogsPanel app={app} events={<ClientEvents clientId={app.id} />} />}</WithApp>
}

/** The page around the tabs has loaded it, and says what failed. */
function WithApp({ children }: { readonly children: (app: App) => ReactNode }) {
  const { data } = useQuery(appQuery(useAppId()))
  return data === undefined ? null : children(data)
}

function useIsIsolated(): boolean {
  return useRouteContext({ from: '/signed-in' }).session.application.poolMode === 'isolated'
}

function useAppId(): string {
  return useParams({ from: '/signed-in/apps/$clientId' }).clientId
}
