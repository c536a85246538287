import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { daysOf, ExpirySelect, noExpiry, usualExpiry } from '../../../components/ui/expiry-select.tsx'
import { RotateDialog } from '../../../components/ui/rotate-dialog.tsx'
import { t } from '../../../lib/text.ts'
import type { App } from '../api/app.ts'
import { type AppSecret, refreshSecrets, rotateSecret } from '../api/app-secrets.ts'

interface RotateSecretDialogProps {
  readonly app: App
  /** Newest first. */
  readonly working: readonly AppSecret[]
  readonly onClose: () => void
}

export function RotateSecretDialog({ app: { id, name }, working, onClose }: RotateSecretDialogProps) {
  const queryClient = useQueryClient()
  // Whoever gave the old one an end wants one for its successor too.
  const [days, setDays] = useState((working[0]?.expiresAt ?? null) === null ? noExpiry : usualExpiry)
  async function rotate(overlapHours: number): Promise<string> {
    const secret = await rotateSecret(id, { overlapHours, expiresInDays: daysOf(days) })
    void refreshSecrets(queryClient)
    return secret
  }
  return (
    <RotateDialog
      title={t('Rotate secret')}
      grade="T2"
      name={name}
      failure={t("Couldn't rotate {name}.", { name })}
      overlap={t('The old secret works for')}
      shownAs={{ title: t('The secret of {name}', { name }), what: t('client secret') }}
      onRotate={rotate}
      onClose={onClose}
    >
      <p>{t('The newest secret of the app gets a successor, which takes over its name.')}</p>
      {working.length > 1 && <p className="text-warning">{t('The other one that works now ends at once.')}</p>}
      <p className="text-muted text-table">{t('Tokens that it has live out their time.')}</p>
      <ExpirySelect value={days} onChange={setDays} />
    </RotateDialog>
  )
}
