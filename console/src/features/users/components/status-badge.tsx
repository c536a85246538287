import { Badge } from '../../../components/ui/badge.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'
import type { UserStatus } from '../api/user.ts'

const words = { suspended: t('Suspended'), locked: t('Locked'), expired: t('Expired') } as const

/** The word, the colour and the shape of a status (console.md 5.4): never the colour alone. */
export function StatusBadge({ status }: { readonly status: UserStatus }) {
  if (status !== 'active') {
    return (
      <Badge tone={status === 'locked' ? 'warning' : 'danger'}>
        <Icon name={status === 'locked' ? 'lock' : 'stop'} className="size-3.5" />
        {words[status]}
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
