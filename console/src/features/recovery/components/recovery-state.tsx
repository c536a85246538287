import { Badge, type BadgeTone } from '../../../components/ui/badge.tsx'
import { relativeTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { type LinkState, linkState, type RecoveryRequest, waitsLong } from '../api/recovery-request.ts'

/** How a request stands; of one that waits for long that is said in words, not by colour alone. */
export function RecoveryState({ request }: { readonly request: RecoveryRequest }) {
  const now = new Date()
  if (request.status === 'pending') {
    return waitsLong(request, now) ? (
      <Badge tone="warning">{t('Waiting over 4 h')}</Badge>
    ) : (
      <Badge tone="info">{t('Waiting')}</Badge>
    )
  }
  if (request.status === 'denied') return <Badge tone="neutral">{t('Denied')}</Badge>
  if (request.status === 'expired') return <Badge tone="neutral">{t('Expired')}</Badge>
  const { tone, label } = linkStates[linkState(request, now)]
  return (
    <span title={request.decidedAt === null ? undefined : relativeTime(new Date(request.decidedAt), now)}>
      <Badge tone={tone}>{label}</Badge>
    </span>
  )
}

const linkStates: Readonly<Record<LinkState, { readonly tone: BadgeTone; readonly label: string }>> = {
  none: { tone: 'info', label: t('Approved') },
  waiting: { tone: 'info', label: t('Link waits') },
  sent: { tone: 'info', label: t('Link sent') },
  opened: { tone: 'info', label: t('Link opened') },
  'password-set': { tone: 'info', label: t('Password set') },
  used: { tone: 'success', label: t('Recovered') },
  expired: { tone: 'warning', label: t('Link expired') },
  stopped: { tone: 'danger', label: t('Stopped by owner') },
}
