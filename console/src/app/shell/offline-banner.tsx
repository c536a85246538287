import { useQueryClient } from '@tanstack/react-query'
import { Icon } from '../../components/ui/icon.tsx'
import { useOnline } from '../../lib/connection.ts'
import { clockTime } from '../../lib/format-time.ts'
import { t } from '../../lib/text.ts'

/** "You're offline. Showing data from 10:42." What would be saved is refused with the same reason. */
export function OfflineBanner() {
  const isOnline = useOnline()
  const queryClient = useQueryClient()
  if (isOnline) return null
  const shown = queryClient.getQueryCache().findAll({ type: 'active' })
  const newest = Math.max(0, ...shown.map(({ state }) => state.dataUpdatedAt))
  return (
    <p role="status" className="flex items-center gap-2 bg-warning-bg px-4 py-2 text-table text-warning desk:px-8">
      <Icon name="wifiOff" />
      {newest > 0
        ? t("You're offline. Showing data from {time}.", { time: clockTime(new Date(newest)) })
        : t("You're offline.")}
    </p>
  )
}
