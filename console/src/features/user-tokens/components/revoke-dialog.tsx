import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { tokensKey } from '../api/user-tokens.ts'

interface RevokeDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly title: string
  /** The verb and its object. */
  readonly confirm: string
  /** What the notice says afterwards. */
  readonly done: string
  readonly children: ReactNode
  readonly onRevoke: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Ends something that was issued; there is no way back but a new sign-in. */
export function RevokeDialog({ userId, person, title, confirm, done, children, onRevoke, onClose }: RevokeDialogProps) {
  const queryClient = useQueryClient()

  async function revoke(reason: string): Promise<void> {
    try {
      await onRevoke(reason)
    } finally {
      await queryClient.invalidateQueries({ queryKey: tokensKey(userId) })
    }
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
    toastDone(done)
  }

  return (
    <DialogForm
      title={title}
      confirm={confirm}
      confirming={t('Revoking…')}
      reason="optional"
      failure={t("Couldn't revoke it.")}
      tone="danger"
      onConfirm={revoke}
      onClose={onClose}
    >
      {person}
      <div className="grid gap-1 text-table">{children}</div>
    </DialogForm>
  )
}
