import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { UnlockPress, type UnlockPressProps } from './unlock-press.tsx'
import { useUnlock } from './use-unlock.ts'

export function UnlockButton(props: UnlockPressProps) {
  const mayUnlock = useMay('suspend:users')
  const unlocking = useUnlock()
  if (!mayUnlock)
    return <span className="text-meta text-muted">{t('To unlock: {needs}', { needs: needs('suspend:users') })}</span>
  return <UnlockPress {...props} unlocking={unlocking} label={t('Unlock now')} />
}
