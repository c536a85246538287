import { Card } from '../../../components/ui/card.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { linkState, methodInWords, type RecoveryRequest } from '../api/recovery-request.ts'

/** What became of it so far, in order. */
export function RecoveryTimeline({ request }: { readonly request: RecoveryRequest }) {
  return (
    <Card title={t('Timeline')}>
      <ol className="grid">
        {stepsOf(request).map(({ at, words, note }) => (
          <li
            key={words}
            className="flex flex-wrap justify-between gap-x-4 border-line border-b px-4 py-2.5 text-table last:border-b-0"
          >
            <div className="min-w-0">
              <p>{words}</p>
              {note && <p className="text-meta text-muted">{note}</p>}
            </div>
            {at && (
              <span className="text-muted tabular-nums">
                <TimeStamp at={at} isExact />
              </span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}

interface Step {
  readonly at: string | null
  readonly words: string
  readonly note?: string | null
}

function stepsOf(request: RecoveryRequest): readonly Step[] {
  const { linkDueAt, linkSentAt, openedAt, passwordSetAt, finishedAt, createdAt, isOwnerTold, status } = request
  const steps: (Step | false)[] = [
    {
      at: createdAt,
      words: t('Requested'),
      note: isOwnerTold ? t('The owner was told on every verified address') : null,
    },
    ...decisionOf(request),
    linkDueAt !== null && linkSentAt === null && status === 'approved' && { at: linkDueAt, words: t('Link goes out') },
    linkSentAt !== null && { at: linkSentAt, words: t('Link sent') },
    openedAt !== null && { at: openedAt, words: t('Link opened') },
    passwordSetAt !== null && { at: passwordSetAt, words: t('New password set') },
    finishedAt !== null && { at: finishedAt, words: t('MFA enrolled, account recovered') },
    linkState(request, new Date()) === 'expired' && { at: null, words: t('Link expired without being opened') },
    status === 'expired' && { at: null, words: t('Expired: nobody decided within 14 days') },
  ]
  return steps.filter((step) => step !== false)
}

function decisionOf({ status, decidedAt, decidedBy, evidence, reason }: RecoveryRequest): readonly Step[] {
  if (decidedAt === null) return []
  const checked = evidence === null ? null : [methodInWords(evidence.method), evidence.note].filter(Boolean).join(': ')
  const note = [checked, reason].filter(Boolean).join(' · ')
  const name = decidedBy?.name ?? ''
  if (status === 'stopped') {
    return decidedBy === null
      ? [{ at: decidedAt, words: t('Stopped by the owner') }]
      : [
          { at: decidedAt, words: t('Approved by {name}', { name }), note },
          { at: null, words: t('Stopped by the owner') },
        ]
  }
  const words = status === 'denied' ? t('Denied by {name}', { name }) : t('Approved by {name}', { name })
  return [{ at: decidedAt, words, note }]
}
