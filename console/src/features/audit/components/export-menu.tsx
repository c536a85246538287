import { Button } from '../../../components/ui/button.tsx'
import { Menu, MenuItem } from '../../../components/ui/menu.tsx'
import { t } from '../../../lib/text.ts'
import { useFileSave } from '../../../lib/use-file-save.ts'
import { tablePath } from '../api/explorer-queries.ts'
import type { ExplorerSearch } from '../api/explorer-search.ts'

/** What the list is narrowed to, for a spreadsheet; or the whole sealed log, which proves itself. */
export function ExportMenu({ search }: { readonly search: ExplorerSearch }) {
  const { isSaving, save } = useFileSave(t("Couldn't export the events."))
  const whole = `/api/v1/audit/export${search.log === 'operators' ? '?log=operators' : ''}`
  return (
    <Menu trigger={<Button icon="download">{isSaving ? t('Exporting…') : t('Export')}</Button>}>
      <MenuItem onSelect={() => void save(tablePath(search), 'audit-events.csv')}>
        {t('These events as CSV, at most 10,000')}
      </MenuItem>
      <MenuItem onSelect={() => location.assign(whole)}>{t('The whole sealed log, to verify offline')}</MenuItem>
    </Menu>
  )
}
