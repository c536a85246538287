import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { undoImport } from '../api/import-queries.ts'

interface UndoImportDialogProps {
  readonly fileId: string
  readonly count: number
  readonly onClose: () => void
  /** The job that takes it back. */
  readonly onUndoing: (jobId: string) => void
}

export function UndoImportDialog({ fileId, count, onClose, onUndoing }: UndoImportDialogProps) {
  return (
    <DialogForm
      title={t('Undo import')}
      confirm={t('Undo import')}
      confirming={t('Starting…')}
      failure={t("Couldn't undo it.")}
      tone="danger"
      startOnCancel
      onConfirm={() => undoImport(fileId)}
      onDone={({ id }) => onUndoing(id)}
      onClose={onClose}
    >
      <p>
        {tCount(
          count,
          'The user that this import created is deleted, unless somebody changed them or they signed in since.',
          'The {count} users that this import created are deleted, except those whom somebody changed or who signed in since.',
        )}
      </p>
      <p className="text-muted text-table">{t('Users whom the import updated stay as they are.')}</p>
    </DialogForm>
  )
}
