// The console's first page: is signing in healthy, does somebody attack, what waits for me? (console.md 3.1). Each card
// asks for its own numbers and fails alone; what is an event in words is handed in by the app.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { pastePermission } from '../../../lib/may-paste.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { Period } from '../api/dashboard-search.ts'
import { FailuresCard } from './failures-card.tsx'
import { MfaCard } from './mfa-card.tsx'
import { NeedsYouCard } from './needs-you-card.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { SetupCard } from './setup-card.tsx'
import { SignInsCard } from './sign-ins-card.tsx'
import { SignUpsCard } from './sign-ups-card.tsx'
import { SystemCard } from './system-card.tsx'

interface DashboardPageProps {
  readonly period: Period
  /** The last events that matter to security. */
  readonly live: ReactNode
}

export function DashboardPage({ period, live }: DashboardPageProps) {
  const mayReadEvents = useMay('read:user_events')
  const mayReadUsers = useMay('read:users')
  const mayReadSessions = useMay('read:sessions')
  const mayRunSystem = useMay('update:settings')
  return (
    <div className="grid grid-cols-1 gap-4">
      <header className="flex min-h-9 flex-wrap items-center justify-between gap-3">
        <PageTitle trail={[t('Dashboard')]}>{t('Dashboard')}</PageTitle>
        <Actions />
      </header>
      <NeedsYouCard />
      {mayRunSystem && <SetupCard />}
      {mayReadEvents && (
        <>
          <PeriodChoice period={period} />
          <div className="grid grid-cols-1 items-start gap-4 roomy:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
            <SignInsCard period={period} />
            <FailuresCard period={period} />
          </div>
        </>
      )}
      <div className="grid grid-cols-1 items-start gap-4 desk:grid-cols-2">
        {mayReadUsers && <MfaCard />}
        {mayReadEvents && <SignUpsCard period={period} />}
        {mayReadSessions && <SessionsCard />}
        {live}
      </div>
      {mayRunSystem && <SystemCard />}
    </div>
  )
}

function Actions() {
  const mayCreate = useMay('create:users')
  const mayPaste = useMay(pastePermission)
  const mayImport = useMay('import:users')
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayPaste && (
        <Link to="/users/paste" className={`${buttonClasses()} max-table:hidden`}>
          {t('Paste list')}
        </Link>
      )}
      {mayImport && (
        <Link to="/imports/new" className={`${buttonClasses()} max-table:hidden`}>
          {t('Import users')}
        </Link>
      )}
      {mayCreate && (
        <Link to="/users/new" className={buttonClasses('primary')}>
          {t('Add user')}
        </Link>
      )}
    </div>
  )
}
