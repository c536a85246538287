import { Needs } from '../../../components/ui/needs.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { UnlockPress, type UnlockPressProps } from './unlock-press.tsx'
import { useUnlockNetwork } from './use-unlock.ts'

export function UnlockNetworkButton(props: UnlockPressProps) {
  const mayUnlock = useMay('suspend:users')
  const unlocking = useUnlockNetwork()
  if (!mayUnlock) return <Needs permission="suspend:users" />
  return <UnlockPress {...props} unlocking={unlocking} label={t('Unlock network')} />
}
