import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import type { CallerCheck, VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { updateUser } from '../api/update-user.ts'
import type { User } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'
import { Person } from './person.tsx'

interface MarkVerifiedDialogProps {
  readonly user: User
  readonly verifyCaller: VerifyCallerSlot
  readonly onClose: () => void
}

/** Vouches for an address: whoever reads that mailbox can take the account over from then on. */
export function MarkVerifiedDialog({ user, verifyCaller, onClose }: MarkVerifiedDialogProps) {
  const [caller, setCaller] = useState<CallerCheck>({ isMissing: true, words: null })
  const queryClient = useQueryClient()

  async function mark(): Promise<void> {
    keepUser(queryClient, await updateUser(user, { emailVerified: true }))
    toastDone(t('The e-mail address counts as verified.'))
  }

  return (
    <DialogForm
      title={t('Mark as verified')}
      confirm={t('Mark as verified')}
      confirming={t('Saving…')}
      failure={t("Couldn't mark the address as verified.")}
      blockedReason={caller.isMissing ? t('Verify the caller first') : null}
      onConfirm={mark}
      onClose={onClose}
    >
      <Person user={user} />
      <p className="text-table">
        {tNodes('You vouch that {email} is theirs. Whoever reads that mailbox can set a new password.', {
          email: <strong className="[overflow-wrap:anywhere]">{user.email}</strong>,
        })}
      </p>
      {verifyCaller(setCaller)}
    </DialogForm>
  )
}
