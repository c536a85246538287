import { Icon } from '../../components/ui/icon.tsx'
import { useOnline } from '../../lib/connection.ts'
import { useLiveIsPaused } from '../../lib/live.ts'
import { t } from '../../lib/text.ts'
import { useLiveNavigation } from './live-navigation.ts'

/** Said only when it lasts; what is shown is asked again from time to time meanwhile. */
export function LiveNote() {
  useLiveNavigation()
  const isPaused = useLiveIsPaused()
  const isOnline = useOnline()
  if (!isPaused || !isOnline) return null
  return (
    <p role="status" className="flex items-center gap-2 bg-subtle px-4 py-1.5 text-muted text-table desk:px-8">
      <Icon name="wifiOff" />
      {t('Live updates paused, retrying')}
    </p>
  )
}
