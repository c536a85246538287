import { Badge } from '../../../components/ui/badge.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { clockTime, momentInFull } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { UserStatus } from '../api/user.ts'

const words = { suspended: t('Suspended'), locked: t('Locked'), expired: t('Expired') } as const

interface StatusBadgeProps {
  readonly status: UserStatus
  /** Told with the word where there is room for it. */
  readonly lockedUntil?: string | null
}

/** The word, the colour and the shape of a status (console.md 5.4): never the colour alone. */
export function StatusBadge({ status, lockedUntil }: StatusBadgeProps) {
  if (status !== 'active') {
    return (
      <Badge tone={status === 'locked' ? 'warning' : 'danger'}>
        <Icon name={status === 'locked' ? 'lock' : 'stop'} className="size-3.5" />
        {status === 'locked' && lockedUntil ? lockedWords(lockedUntil) : words[status]}
      </Badge>
    )
  }
  return (
    <Badge tone="success">
      <span aria-hidden="true" className="size-2 rounded-full bg-current forced-colors:border" />
      {t('Active')}
    </Badge>
  )
}

function lockedWords(until: string) {
  const end = new Date(until)
  return (
    <time dateTime={until} title={momentInFull(end)}>
      {t('Locked until {time}', { time: clockTime(end) })}
    </time>
  )
}
