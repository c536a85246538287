import type { ReactNode } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { linkState, type RecoveryRequest } from '../api/recovery-request.ts'

interface RecoveryTimelineProps {
  readonly request: RecoveryRequest
  /** Every step so far. */
  readonly history: ReactNode
}

/** What happened to it, and what no event tells: what is still to come, and what did not happen in its time. */
export function RecoveryTimeline({ request, history }: RecoveryTimelineProps) {
  const { isOwnerTold, linkDueAt, linkSentAt, status } = request
  const waits = linkDueAt !== null && linkSentAt === null && status === 'approved'
  return (
    <Card title={t('Timeline')}>
      {isOwnerTold && <Line>{t('The owner was told on every verified address')}</Line>}
      {history}
      {waits && <Line>{tNodes('Link goes out {time}', { time: <TimeStamp at={linkDueAt} isExact /> })}</Line>}
      {linkState(request, new Date()) === 'expired' && <Line>{t('Link expired without being opened')}</Line>}
      {status === 'expired' && <Line>{t('Expired: nobody decided within 14 days')}</Line>}
    </Card>
  )
}

function Line({ children }: { readonly children: ReactNode }) {
  return <p className="px-4 py-2.5 text-muted text-table">{children}</p>
}
