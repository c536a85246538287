import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { useMethodChanges } from './use-method-changes.ts'

interface RenewCodesDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly onClose: () => void
}

/** Nobody here ever sees them: they are made when the person signs in next, and shown to them. */
export function RenewCodesDialog({ userId, person, onClose }: RenewCodesDialogProps) {
  const { renewCodes } = useMethodChanges(userId)
  return (
    <DialogForm
      title={t('Regenerate recovery codes')}
      confirm={t('Regenerate codes')}
      confirming={t('Asking…')}
      failure={t("Couldn't ask for new recovery codes.")}
      onConfirm={renewCodes}
      onClose={onClose}
    >
      {person}
      <p>{t('At the next sign-in they show a second factor, and ten new codes are shown to them, not to you.')}</p>
      <p className="text-muted text-table">{t('The codes they have work until then. Open sessions go on.')}</p>
    </DialogForm>
  )
}
