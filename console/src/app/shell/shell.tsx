// The frame around every screen for people who are signed in: navigation, header, and the one main region.
import { useQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { ListDensityContext } from '../../components/data-table/list-density.ts'
import { ListSizeContext } from '../../components/data-table/list-size.ts'
import { SkipLink } from '../../components/ui/skip-link.tsx'
import { ChangesBar } from '../../features/changes/components/changes-bar.tsx'
import { sessionQuery } from '../../features/session/api/session.ts'
import { useKeptDensity, useKeptPageSize } from '../../features/users/components/use-preferences.ts'
import { PermissionsContext } from '../../lib/permissions.ts'
import { RaisedGradesContext } from '../../lib/raised-grades.ts'
import { useSessionHasEnded } from '../../lib/session-end.ts'
import { SightContext } from '../../lib/sight.ts'
import { useMediaQuery } from '../../lib/use-media-query.ts'
import { Screen } from '../screen.tsx'
import { EnvironmentNote } from './environment-note.tsx'
import { Header } from './header.tsx'
import { LiveNote } from './live-note.tsx'
import { NewVersionBar } from './new-version-bar.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { PageShortcuts } from './page-shortcuts.tsx'
import { Sidebar } from './sidebar.tsx'

export function Shell() {
  const { session } = useRouteContext({ from: '/signed-in' })
  // What an owner changes here counts at once.
  const { raisedGrades } = useQuery(sessionQuery).data ?? session
  const permissions = useMemo(() => new Set(session.permissions), [session])
  const hasRoomForSidebar = useMediaQuery('(min-width: 1024px)')
  const hasEnded = useSessionHasEnded()
  const [isDrawerOpen, setIsDrawerOpen] = useState(false)
  return (
    <PermissionsContext value={permissions}>
      <RaisedGradesContext value={raisedGrades}>
        <SightContext value={session.sight}>
          <SkipLink />
          <Header session={session} onOpenNavigation={hasRoomForSidebar ? null : () => setIsDrawerOpen(true)} />
          <div className="flex">
            {hasRoomForSidebar && <Sidebar applicationName={session.application.name} />}
            <div className="min-w-0 flex-1">
              {session.environment !== null && <EnvironmentNote name={session.environment} />}
              <OfflineBanner />
              <ChangesBar />
              <LiveNote />
              <NewVersionBar />
              <PageShortcuts />
              <main id="main" tabIndex={-1} data-quiet-focus className="px-4 pt-5 pb-10 desk:px-8">
                <ListDensityContext value={useKeptDensity}>
                  <ListSizeContext value={useKeptPageSize}>
                    <Screen />
                  </ListSizeContext>
                </ListDensityContext>
              </main>
            </div>
          </div>
          <Suspense>{hasEnded && <ConsoleSessionEnded operator={session.operator} />}</Suspense>
          <Suspense>
            {isDrawerOpen && !hasRoomForSidebar && (
              <NavigationDrawer applicationName={session.application.name} onClose={() => setIsDrawerOpen(false)} />
            )}
          </Suspense>
        </SightContext>
      </RaisedGradesContext>
    </PermissionsContext>
  )
}

const ConsoleSessionEnded = lazy(() =>
  import('./console-session-ended.tsx').then((m) => ({ default: m.ConsoleSessionEnded })),
)

const NavigationDrawer = lazy(() => import('./navigation-drawer.tsx').then((m) => ({ default: m.NavigationDrawer })))
