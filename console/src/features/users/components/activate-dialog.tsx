import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { sendMail } from '../../messages/api/user-message-queries.ts'
import { RemainingBlocks } from '../../sign-ins/components/remaining-blocks.tsx'
import { passwordQuery } from '../api/lock-down.ts'
import { type UserSummary, userLabel } from '../api/user.ts'
import { Person } from './person.tsx'
import { useStatusChange } from './use-status-change.ts'

interface ActivateDialogProps {
  readonly user: UserSummary
  readonly onClose: () => void
}

export function ActivateDialog({ user, onClose }: ActivateDialogProps) {
  const { activate } = useStatusChange()
  const { data: hasPassword } = useQuery(passwordQuery(user.id))
  const [chosen, setChosen] = useState<boolean | null>(null)
  const hasAddress = user.email !== null
  // Who was locked down has no password left, and gets nowhere without a link.
  const mails = hasAddress && (chosen ?? hasPassword === false)

  async function letBackIn(reason: string) {
    const changed = await activate(user, { reason })
    if (mails) await sendMail(user.id, 'reset-password', reason)
    return changed
  }

  return (
    <DialogForm
      title={t('Activate user')}
      act="activate"
      confirm={t('Activate')}
      confirming={t('Activating…')}
      reason="optional"
      failure={t("Couldn't activate {name}.", { name: userLabel(user) })}
      onConfirm={letBackIn}
      onClose={onClose}
    >
      <Person user={user} />
      <p>{t('{name} can sign in again. Sessions that were revoked stay revoked.', { name: userLabel(user) })}</p>
      <RemainingBlocks userId={user.id} />
      {hasAddress && hasPassword === false && (
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('Also mail a link to set a new password')}
          description={t('This account has no password.')}
          checked={mails}
          onChange={(event) => setChosen(event.target.checked)}
        />
      )}
    </DialogForm>
  )
}
