import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import type { VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { maskedEmail } from '../../../lib/masked-email.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { userQuery } from '../../users/api/get-user.ts'
import { sendMail, userMessagesQuery } from '../api/user-message-queries.ts'
import { HandOverDialog } from './hand-over-dialog.tsx'

interface ResetPasswordDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly verifyCaller: VerifyCallerSlot
  readonly onClose: () => void
}

/** Nobody types another person's password: they get a link, by mail or, once it is known who they are, from a hand. */
export function ResetPasswordDialog(props: ResetPasswordDialogProps) {
  const { userId, person, onClose } = props
  const queryClient = useQueryClient()
  const mayHandOver = useMay('create:password_links')
  const email = useQuery(userQuery(userId)).data?.email ?? null
  const [isByHand, setIsByHand] = useState(false)

  async function send(reason: string) {
    await sendMail(userId, 'reset-password', reason)
    await queryClient.invalidateQueries({ queryKey: userMessagesQuery(userId).queryKey })
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    toastDone(t('The e-mail is on its way.'))
  }

  if (isByHand) {
    return (
      <HandOverDialog
        {...props}
        title={t('Reset Password')}
        aside={<Button onClick={() => setIsByHand(false)}>{t('Send the e-mail instead')}</Button>}
      />
    )
  }
  return (
    <DialogForm
      title={t('Reset Password')}
      act="reset-password"
      confirm={t('Reset Password')}
      confirming={t('Sending…')}
      reason="optional"
      failure={t("Couldn't send the e-mail.")}
      onConfirm={send}
      onClose={onClose}
    >
      {person}
      <p className="text-table">
        {email === null
          ? t('They receive a password reset e-mail at the address on record. You never see the link.')
          : t('They receive a password reset e-mail at {address}. You never see the link.', {
              address: maskedEmail(email),
            })}
      </p>
      <p className="text-muted text-table">{t('The old password works until they set a new one.')}</p>
      {mayHandOver && (
        <Button
          tone="quiet"
          icon="chevronRight"
          aria-expanded={false}
          className="-ms-3 justify-self-start"
          onClick={() => setIsByHand(true)}
        >
          {t('Create a one-time link to hand over')}
        </Button>
      )}
    </DialogForm>
  )
}
