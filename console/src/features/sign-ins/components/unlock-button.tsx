import { Button } from '../../../components/ui/button.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { useUnlock } from './use-unlock.ts'

interface UnlockButtonProps {
  readonly userId: string
  readonly isPrimary?: boolean
}

export function UnlockButton({ userId, isPrimary = false }: UnlockButtonProps) {
  const mayUnlock = useMay('suspend:users')
  const offline = useOfflineReason()
  const unlocking = useUnlock()
  if (!mayUnlock)
    return <span className="text-meta text-muted">{t('To unlock: {needs}', { needs: needs('suspend:users') })}</span>
  return (
    <Button
      icon="unlock"
      tone={isPrimary ? 'primary' : 'secondary'}
      aria-disabled={unlocking.isPending}
      disabledReason={offline}
      onClick={() => !unlocking.isPending && unlocking.mutate(userId)}
    >
      {unlocking.isPending ? t('Unlocking…') : t('Unlock now')}
    </Button>
  )
}
