import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { sendMail, userMessagesQuery } from '../api/user-message-queries.ts'

interface ResetPasswordDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly onClose: () => void
}

/** Nobody types another person's password: they get the link that a forgotten one gets. */
export function ResetPasswordDialog({ userId, person, onClose }: ResetPasswordDialogProps) {
  const queryClient = useQueryClient()

  async function send() {
    await sendMail(userId, 'reset-password')
    await queryClient.invalidateQueries({ queryKey: userMessagesQuery(userId).queryKey })
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    toastDone(t('The e-mail is on its way.'))
  }

  return (
    <DialogForm
      title={t('Reset Password')}
      confirm={t('Reset Password')}
      confirming={t('Sending…')}
      failure={t("Couldn't send the e-mail.")}
      onConfirm={send}
      onClose={onClose}
    >
      {person}
      <p className="text-table">
        {t('They receive a password reset e-mail at the address on record. You never see the link.')}
      </p>
      <p className="text-muted text-table">{t('The old password works until they set a new one.')}</p>
    </DialogForm>
  )
}
