import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t, tCount } from '../../../lib/text.ts'

interface RevokeAllDialogProps {
  readonly person: ReactNode
  /** Null where more of them are stored than are shown. */
  readonly count: number | null
  readonly onConfirm: () => Promise<void>
  readonly onClose: () => void
}

export function RevokeAllDialog({ person, count, onConfirm, onClose }: RevokeAllDialogProps) {
  return (
    <DialogForm
      title={t('Revoke all sessions')}
      confirm={t('Revoke all sessions')}
      confirming={t('Revoking…')}
      failure={t("Couldn't revoke the sessions.")}
      tone="danger"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {person}
      <ul className="grid gap-1 text-table">
        <li>{ending(count)}</li>
        <li>{t('Ends every refresh token, so that apps ask for a new sign-in.')}</li>
        <li className="text-muted">{t('Existing access tokens stay valid until they expire (up to 15 min).')}</li>
      </ul>
      <p className="text-muted text-table">{t('They can sign in again at once. To keep them out, suspend them.')}</p>
    </DialogForm>
  )
}

function ending(count: number | null): string {
  if (count === null) return t('Signs them out now: every session ends.')
  return tCount(count, 'Signs them out now: 1 session ends.', 'Signs them out now: {count} sessions end.')
}
