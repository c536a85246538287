// The frame around the pages of an organization for those who administer it (console.md 1.1): the navigation has one
// section, and nothing of the console is in reach.

import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Drawer } from '../../components/ui/drawer.tsx'
import { IconButton } from '../../components/ui/icon-button.tsx'
import { Logo } from '../../components/ui/logo.tsx'
import { SkeletonLines } from '../../components/ui/skeleton.tsx'
import { SkipLink } from '../../components/ui/skip-link.tsx'
import { ChangesBar } from '../../features/changes/components/changes-bar.tsx'
import {
  type OrganizationSession,
  organizationLabel,
  organizationSessionQuery,
} from '../../features/organization-users/api/organization-session.ts'
import { isSignedOut } from '../../lib/problem.ts'
import { useSessionHasEnded } from '../../lib/session-end.ts'
import { t } from '../../lib/text.ts'
import { useMediaQuery } from '../../lib/use-media-query.ts'
import { personSignInAddress } from '../organization-address.ts'
import { Screen } from '../screen.tsx'
import { NewVersionBar } from '../shell/new-version-bar.tsx'
import { OfflineBanner } from '../shell/offline-banner.tsx'
import { AdministratorsAlone } from './administrators-alone.tsx'
import { OrganizationNavigation } from './organization-navigation.tsx'
import { OrganizationProblem } from './organization-problem.tsx'
import { PersonMenu } from './person-menu.tsx'

/** Whoever is not signed in is led to the pages where people sign in, which lead back here. */
export function OrganizationShell() {
  const { slug } = useParams({ from: '/org/$slug' })
  const { data: session, error } = useQuery(organizationSessionQuery(slug))
  // Somebody in the middle of a form is asked first (router.ts).
  const isLeaving = session === undefined && isSignedOut(error)
  useEffect(() => {
    if (isLeaving) location.replace(personSignInAddress(location.pathname))
  }, [isLeaving])
  if (session !== undefined) return <Frame slug={slug} session={session} />
  if (error !== null && !isLeaving) return <OrganizationProblem error={error} />
  return (
    <main className="mx-auto max-w-[720px] px-4 pt-16">
      <SkeletonLines label={t('One moment…')} />
    </main>
  )
}

interface FrameProps {
  readonly slug: string
  readonly session: OrganizationSession
}

function Frame({ slug, session }: FrameProps) {
  const { organization, user, isAdministrator } = session
  const hasRoomForSidebar = useMediaQuery('(min-width: 1024px)')
  const hasEnded = useSessionHasEnded()
  const [isDrawerOpen, setIsDrawerOpen] = useState(false)
  const hasNavigation = isAdministrator && hasRoomForSidebar
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-line border-b bg-canvas px-3 desk:px-4">
        {isAdministrator && !hasRoomForSidebar && (
          <IconButton icon="menu" label={t('Open navigation')} onClick={() => setIsDrawerOpen(true)} />
        )}
        <span className="inline-flex min-w-0 items-center gap-2 font-semibold text-body tracking-tight">
          <Logo />
          <span className="truncate">{organizationLabel(organization)}</span>
        </span>
        <div className="ms-auto">
          <PersonMenu user={user} />
        </div>
      </header>
      <div className="flex">
        {hasNavigation && (
          <div className="sticky top-12 flex h-[calc(100dvh-3rem)] w-[220px] shrink-0 flex-col border-line border-e bg-subtle p-3">
            <OrganizationNavigation slug={slug} />
          </div>
        )}
        <div className="min-w-0 flex-1">
          <OfflineBanner />
          <ChangesBar />
          <NewVersionBar />
          <main id="main" tabIndex={-1} data-quiet-focus className="px-4 pt-5 pb-10 desk:px-8">
            {isAdministrator ? <Screen /> : <AdministratorsAlone organization={organization} />}
          </main>
        </div>
      </div>
      <Suspense>{hasEnded && <PersonSessionEnded slug={slug} user={user} />}</Suspense>
      {isAdministrator && isDrawerOpen && !hasRoomForSidebar && (
        <Drawer title={organizationLabel(organization)} onClose={() => setIsDrawerOpen(false)}>
          <OrganizationNavigation slug={slug} onNavigate={() => setIsDrawerOpen(false)} />
        </Drawer>
      )}
    </>
  )
}

const PersonSessionEnded = lazy(() =>
  import('./person-session-ended.tsx').then((m) => ({ default: m.PersonSessionEnded })),
)
