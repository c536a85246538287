import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { useMethodChanges } from './use-method-changes.ts'

interface EndExemptionDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly onClose: () => void
}

export function EndExemptionDialog({ userId, person, onClose }: EndExemptionDialogProps) {
  const { endExemption } = useMethodChanges(userId)
  return (
    <DialogForm
      title={t('End exemption')}
      confirm={t('End exemption')}
      confirming={t('Saving…')}
      failure={t("Couldn't end the exemption.")}
      onConfirm={endExemption}
      onClose={onClose}
    >
      {person}
      <p>{t('From the next sign-in on, rules that ask for a second factor ask them again.')}</p>
    </DialogForm>
  )
}
