import { useEffect } from 'react'
import { EmptyState } from '../components/ui/empty-state.tsx'
import { PageTitle } from '../components/ui/page-title.tsx'
import { useChanges } from '../features/changes/api/use-changes.ts'
import { t } from '../lib/text.ts'

/** In place of a page for which not even the session could be read. It goes away by itself. */
export function MaintenancePage() {
  const { isMaintained } = useChanges()
  useEffect(() => {
    if (!isMaintained) window.location.reload()
  }, [isMaintained])
  return (
    <main className="mx-auto max-w-[720px] px-4 pt-16">
      <PageTitle trail={[t('Maintenance')]} className="sr-only">
        {t('Maintenance')}
      </PageTitle>
      <EmptyState icon="sliders" title={t('Rollcall is being maintained.')}>
        {t('It will be back in a minute. This page tries again by itself.')}
      </EmptyState>
    </main>
  )
}
