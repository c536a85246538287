import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { identityLinkQuery, sendIdentityLink } from '../api/identity-link.ts'
import { type User, userLabel } from '../api/user.ts'

interface IdentityLinkDialogProps {
  readonly user: User
  readonly onClose: () => void
}

/** What it is for nearly always; another reason is one press away. */
const usualReason = 'Duplicate'

/** Asks the person to prove both accounts: nobody is joined on the word of whoever asks. */
export function IdentityLinkDialog({ user, onClose }: IdentityLinkDialogProps) {
  const queryClient = useQueryClient()
  const [reason, setReason] = useState(usualReason)
  async function send() {
    const sent = await sendIdentityLink(user.id, reason)
    queryClient.setQueryData(identityLinkQuery(user.id).queryKey, sent)
    void queryClient.invalidateQueries({ queryKey: ['events', user.id] })
    toastDone(t('Link sent to {email}.', { email: user.email ?? userLabel(user) }))
  }
  return (
    <DialogForm
      title={t('Link identity')}
      grade="T2"
      confirm={t('Send link')}
      confirming={t('Sending…')}
      failure={t("Couldn't send the link.")}
      startOnCancel={false}
      blockedReason={reason === '' ? t('Give a reason first') : null}
      onConfirm={send}
      onClose={onClose}
    >
      <p>
        {t('{email} gets a link. Behind it they sign in to this account, then to the other one, and join the two.', {
          email: user.email ?? userLabel(user),
        })}
      </p>
      <p className="text-muted text-table">
        {t('This account stays. The link works once, for 24 hours, and takes the place of one that was sent before.')}
      </p>
      <ReasonPicker isRequired onChange={setReason} suggested={{ reason: usualReason, note: '' }} />
    </DialogForm>
  )
}
