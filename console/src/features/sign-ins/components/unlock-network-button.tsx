import { Button } from '../../../components/ui/button.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { useUnlockNetwork } from './use-unlock.ts'

interface UnlockNetworkButtonProps {
  readonly userId: string
  readonly isPrimary?: boolean
}

export function UnlockNetworkButton({ userId, isPrimary = false }: UnlockNetworkButtonProps) {
  const mayUnlock = useMay('suspend:users')
  const offline = useOfflineReason()
  const unlocking = useUnlockNetwork()
  if (!mayUnlock) return <Needs permission="suspend:users" />
  return (
    <Button
      icon="unlock"
      tone={isPrimary ? 'primary' : 'secondary'}
      aria-disabled={unlocking.isPending}
      disabledReason={offline}
      onClick={() => !unlocking.isPending && unlocking.mutate(userId)}
    >
      {unlocking.isPending ? t('Unlocking…') : t('Unlock network')}
    </Button>
  )
}
