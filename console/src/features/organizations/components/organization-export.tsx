import { Button } from '../../../components/ui/button.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { useFileSave } from '../../../lib/use-file-save.ts'
import { organizationExportPath } from '../api/organization-queries.ts'
import type { OrganizationSearch } from '../api/organization-search.ts'

/** The list as it is narrowed now, as a table for spreadsheets. */
export function OrganizationExport({ search }: { readonly search: OrganizationSearch }) {
  const mayExport = useMay('export:users')
  const { isSaving, save } = useFileSave(t("Couldn't export the organizations."))
  if (!mayExport) return null
  return (
    <Button
      icon="download"
      aria-disabled={isSaving}
      onClick={() => void save(organizationExportPath(search), 'organizations.csv')}
    >
      {isSaving ? t('Exporting…') : t('Export')}
    </Button>
  )
}
