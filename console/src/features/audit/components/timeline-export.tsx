import { Button } from '../../../components/ui/button.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { useFileSave } from '../../../lib/use-file-save.ts'
import type { UserAuditSearch } from '../api/user-audit-search.ts'
import { timelineExportPath } from '../api/user-timeline.ts'

interface TimelineExportProps {
  readonly userId: string
  readonly search: UserAuditSearch
}

/** The events as they are narrowed now, as a table for spreadsheets. */
export function TimelineExport({ userId, search }: TimelineExportProps) {
  const mayExport = useMay('export:audit')
  const { isSaving, save } = useFileSave(t("Couldn't export the events."))
  const path = timelineExportPath(userId, search)
  if (!mayExport) return null
  return (
    <Button
      aria-disabled={isSaving}
      disabledReason={path === null ? t('There is nothing to export') : null}
      onClick={() => path !== null && void save(path, 'events.csv')}
    >
      {isSaving ? t('Exporting…') : t('Export this view')}
    </Button>
  )
}
