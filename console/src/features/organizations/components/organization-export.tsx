import { ExportButton } from '../../../components/ui/export-button.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { organizationExportPath } from '../api/organization-queries.ts'
import type { OrganizationSearch } from '../api/organization-search.ts'

/** The list as it is narrowed now, as a table for spreadsheets. */
export function OrganizationExport({ search }: { readonly search: OrganizationSearch }) {
  const mayExport = useMay('export:users')
  if (!mayExport) return null
  return (
    <ExportButton
      path={organizationExportPath(search)}
      name="organizations.csv"
      failed={t("Couldn't export the organizations.")}
    />
  )
}
