import { t } from '../../lib/text.ts'
import { useFileSave } from '../../lib/use-file-save.ts'
import { Button } from './button.tsx'

interface ExportButtonProps {
  /** Where the list as it is narrowed is had as a table for spreadsheets. */
  readonly path: string
  /** Of the file. */
  readonly name: string
  /** "Couldn't export the roles." */
  readonly failed: string
}

export function ExportButton({ path, name, failed }: ExportButtonProps) {
  const { isSaving, save } = useFileSave(failed)
  return (
    <Button icon="download" aria-disabled={isSaving} onClick={() => void save(path, name)}>
      {isSaving ? t('Exporting…') : t('Export')}
    </Button>
  )
}
