// How the people of the application sign in: its name and looks, the ways in, the second factor and how long it lasts.
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { settingsQuery } from '../api/settings.ts'
import { SettingsForm } from './settings-form.tsx'

export function SettingsPage() {
  const mayRead = useMay('read:settings')
  return (
    <div className="grid max-w-[760px] grid-cols-1 gap-4">
      <header>
        <PageTitle trail={[t('Sign-in settings')]}>{t('Sign-in settings')}</PageTitle>
        <p className="mt-0.5 text-body text-muted">
          {t('What people meet on the sign-in pages, and how long it lasts.')}
        </p>
      </header>
      {mayRead ? (
        <Settings />
      ) : (
        <EmptyState icon="lock" title={t('Settings are not shown to your role')}>
          {needs('read:settings')}.
        </EmptyState>
      )}
    </div>
  )
}

function Settings() {
  const { data, error, isError, refetch } = useQuery(settingsQuery)
  if (data !== undefined) return <SettingsForm settings={data} />
  if (!isError) return <SkeletonLines label={t('Loading settings…')} count={6} />
  return <ProblemNotice title={t("Couldn't load settings.")} error={error} onRetry={() => void refetch()} />
}
