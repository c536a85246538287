import { type ReactNode, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t, tCount } from '../../../lib/text.ts'

interface RevokeAllDialogProps {
  readonly person: ReactNode
  /** Null where more of them are stored than are shown. */
  readonly count: number | null
  /** `alsoTrust`: refresh tokens and remembered browsers too. */
  readonly onConfirm: (alsoTrust: boolean) => Promise<void>
  readonly onClose: () => void
}

export function RevokeAllDialog({ person, count, onConfirm, onClose }: RevokeAllDialogProps) {
  const [alsoTrust, setAlsoTrust] = useState(true)
  return (
    <DialogForm
      title={t('Revoke all sessions')}
      confirm={t('Revoke all sessions')}
      confirming={t('Revoking…')}
      failure={t("Couldn't revoke the sessions.")}
      tone="danger"
      onConfirm={() => onConfirm(alsoTrust)}
      onClose={onClose}
    >
      {person}
      <ul className="grid gap-1 text-table">
        <li>{ending(count)}</li>
        <li className="text-muted">{t('Existing access tokens stay valid until they expire (up to 15 min).')}</li>
      </ul>
      <Choice
        type="checkbox"
        className="-mx-2"
        label={t('Also delete refresh tokens and remembered browsers')}
        description={
          alsoTrust
            ? t('Apps ask for a new sign-in, and browsers for the second factor.')
            : t('Apps that stay signed in without a session go on, and remembered browsers ask for no second factor.')
        }
        checked={alsoTrust}
        onChange={(event) => setAlsoTrust(event.target.checked)}
      />
      <p className="text-muted text-table">{t('They can sign in again at once. To keep them out, suspend them.')}</p>
    </DialogForm>
  )
}

function ending(count: number | null): string {
  if (count === null) return t('Signs them out now: every session ends.')
  return tCount(count, 'Signs them out now: 1 session ends.', 'Signs them out now: {count} sessions end.')
}
