import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { call } from '../../../lib/http.ts'
import { t } from '../../../lib/text.ts'
import { userPath } from '../api/get-user.ts'
import type { Identity, User } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'
import { PersonById } from './person.tsx'

interface UnlinkDialogProps {
  readonly userId: string
  readonly identity: Identity
  readonly onClose: () => void
}

export function UnlinkDialog({ userId, identity, onClose }: UnlinkDialogProps) {
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const { provider, connection } = identity
  async function unlink() {
    const body = { provider, userId: identity.userId, reason }
    keepUser(queryClient, await call<User>('POST', `${userPath(userId)}/identities/unlink`, { body }))
  }
  return (
    <DialogForm
      title={t('Unlink identity')}
      grade="T2"
      confirm={t('Unlink')}
      confirming={t('Unlinking…')}
      failure={t("Couldn't unlink {connection}.", { connection })}
      tone="danger"
      blockedReason={reason === '' ? t('Choose a reason') : null}
      onConfirm={unlink}
      onClose={onClose}
    >
      <PersonById userId={userId} />
      <p>
        {t('Creates a separate account for {identity}, without metadata and roles.', {
          identity: `${provider}|${identity.userId}`,
        })}
      </p>
      <p className="text-muted text-table">{t('What was issued to this user ends: they sign in again.')}</p>
      <ReasonPicker isRequired onChange={setReason} />
    </DialogForm>
  )
}
