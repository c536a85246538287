import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { useMethodChanges } from './use-method-changes.ts'

interface ForgetBrowsersDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly onClose: () => void
}

export function ForgetBrowsersDialog({ userId, person, onClose }: ForgetBrowsersDialogProps) {
  const { forget } = useMethodChanges(userId)
  return (
    <DialogForm
      title={t('Forget remembered browsers')}
      confirm={t('Forget all browsers')}
      confirming={t('Forgetting…')}
      failure={t("Couldn't forget the browsers.")}
      onConfirm={forget}
      onClose={onClose}
    >
      {person}
      <p>{t('Each of them asks for the second factor again. Sessions that are open go on.')}</p>
    </DialogForm>
  )
}
