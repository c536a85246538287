import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import { useFileSave } from '../../../lib/use-file-save.ts'
import { peopleExportPath } from '../api/people-queries.ts'
import { isNarrowed, type PeopleSearch } from '../api/people-search.ts'

interface ExportButtonProps {
  readonly organizationId: string
  readonly search: PeopleSearch
}

/**
 * The people whom the list shows as a file, however many: whoever administers them takes them alone. Not a link, with
 * which the browser would ask as an operator where one is signed in too, and operators need a second person for many.
 */
export function ExportButton({ organizationId, search }: ExportButtonProps) {
  const { isSaving, save } = useFileSave(t("Couldn't export the users."))
  return (
    <Button
      className="ms-auto"
      aria-disabled={isSaving}
      onClick={() => void save(peopleExportPath(organizationId, search), 'members.csv')}
    >
      {isSaving ? t('Exporting…') : isNarrowed(search) ? t('Export matches') : t('Export')}
    </Button>
  )
}
