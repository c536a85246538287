import { useQueryClient } from '@tanstack/react-query'
import { RotateDialog } from '../../../components/ui/rotate-dialog.tsx'
import { t } from '../../../lib/text.ts'
import { type App, appQuery } from '../api/app.ts'
import { rotateSecret } from '../api/change-app.ts'

interface RotateSecretDialogProps {
  readonly app: App
  readonly onClose: () => void
}

export function RotateSecretDialog({ app: { id, name }, onClose }: RotateSecretDialogProps) {
  const queryClient = useQueryClient()
  async function rotate(overlapHours: number): Promise<string> {
    const secret = await rotateSecret(id, overlapHours)
    void queryClient.invalidateQueries({ queryKey: appQuery(id).queryKey })
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
      <p>{t('The app gets a new secret. A secret that was rotated before ends at once.')}</p>
      <p className="text-muted text-table">{t('Tokens that it has live out their time.')}</p>
    </RotateDialog>
  )
}
