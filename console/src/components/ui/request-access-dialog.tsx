import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { accessHoldersQuery, requestAccess } from '../../lib/access-request.ts'
import { needs, type Permission } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { toastDone } from '../../lib/toasts.ts'
import { DialogForm } from './dialog-form.tsx'
import { Field } from './field.tsx'

interface RequestAccessDialogProps {
  readonly permission: Permission
  readonly onClose: () => void
}

export function RequestAccessDialog({ permission, onClose }: RequestAccessDialogProps) {
  const queryClient = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [reason, setReason] = useState('')

  async function ask(): Promise<void> {
    await requestAccess(permission, reason.trim())
    await queryClient.invalidateQueries({ queryKey: accessHoldersQuery(permission).queryKey })
    toastDone(t('The owners were asked.'))
  }

  return (
    <DialogForm
      title={t('Request access')}
      confirm={t('Request access')}
      confirming={t('Asking…')}
      failure={t("Couldn't ask the owners.")}
      blockedReason={reason.trim() === '' ? t('Say what you need it for first') : null}
      initialFocus={box}
      onConfirm={ask}
      onClose={onClose}
    >
      <p>
        {t('{needs}. Every owner gets an e-mail with your name and what you write here.', { needs: needs(permission) })}
      </p>
      <Field
        ref={box}
        label={t('What do you need it for?')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        hint={t('It is kept in the audit log. You can ask once a day.')}
        maxLength={500}
        autoComplete="off"
        required
      />
    </DialogForm>
  )
}
