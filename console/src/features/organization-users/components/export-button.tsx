import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import { useFileSave } from '../../../lib/use-file-save.ts'
import { peoplePath } from '../api/people-queries.ts'

/**
 * The people of the organization as a file, however many: whoever administers them takes them alone. Not a link, with
 * which the browser would ask as an operator where one is signed in too, and operators need a second person for many.
 */
export function ExportButton({ organizationId }: { readonly organizationId: string }) {
  const { isSaving, save } = useFileSave(t("Couldn't export the users."))
  return (
    <Button
      className="ms-auto"
      aria-disabled={isSaving}
      onClick={() => void save(`${peoplePath(organizationId)}/export`, 'members.csv')}
    >
      {isSaving ? t('Exporting…') : t('Export')}
    </Button>
  )
}
