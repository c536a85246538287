import { Button } from '../../../components/ui/button.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { t, tCount } from '../../../lib/text.ts'

interface SaveBarProps {
  readonly count: number
  readonly isSaving: boolean
  readonly onDiscard: () => void
}

/** There only when something would be lost; it stays in sight while the form is scrolled. */
export function SaveBar({ count, isSaving, onDiscard }: SaveBarProps) {
  const offline = useOfflineReason()
  return (
    <section
      aria-label={t('Unsaved changes')}
      className="layer-shadow sticky bottom-3 z-10 flex flex-wrap items-center justify-end gap-2 rounded-card border border-line bg-raised px-4 py-3"
    >
      <p role="status" className="me-auto text-muted text-table">
        {tCount(count, '1 unsaved change', '{count} unsaved changes')}
      </p>
      <Button onClick={onDiscard}>{t('Discard')}</Button>
      <Button type="submit" tone="primary" aria-disabled={isSaving} disabledReason={offline}>
        {isSaving ? t('Saving…') : t('Save')}
      </Button>
    </section>
  )
}
