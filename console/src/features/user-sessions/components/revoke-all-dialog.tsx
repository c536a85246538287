import { type ReactNode, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { EndingCounts } from '../../users/components/ending-counts.tsx'

interface RevokeAllDialogProps {
  readonly person: ReactNode
  readonly userId: string
  /** `alsoTrust`: refresh tokens and remembered browsers too. */
  readonly onConfirm: (alsoTrust: boolean, reason: string) => Promise<void>
  readonly onClose: () => void
}

export function RevokeAllDialog({ userId, person, onConfirm, onClose }: RevokeAllDialogProps) {
  const [alsoTrust, setAlsoTrust] = useState(true)
  return (
    <DialogForm
      title={t('Revoke all sessions')}
      act="revoke-sessions"
      confirm={t('Revoke all sessions')}
      confirming={t('Revoking sessions…')}
      reason="optional"
      failure={t("Couldn't revoke the sessions.")}
      tone="danger"
      onConfirm={(reason) => onConfirm(alsoTrust, reason)}
      onClose={onClose}
    >
      {person}
      <EndingCounts userId={userId} sessions="end" refreshTokens={alsoTrust ? 'end' : 'stay'} apiKeys="stay" />
      <p className="text-muted text-table">
        {t('Existing access tokens stay valid until they expire (up to 15 min).')}
      </p>
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
