import { Link } from '@tanstack/react-router'
import { Badge } from '../../../components/ui/badge.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { linkClasses } from '../../../components/ui/link-classes.ts'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { durationWords } from '../../../lib/duration-words.ts'
import { t } from '../../../lib/text.ts'
import { flagWords, mailWords, methodWords, stepWords } from '../api/chain-words.ts'
import type { ChainMail, ChainStep, RecoveryChain } from '../api/recovery-chain.ts'

/** One recovery on one card: who asked, how they were verified, who decided, and what followed. */
export function RecoveryChainCard({ chain }: { readonly chain: RecoveryChain }) {
  const { number, requestId, steps, flags, context } = chain
  const [first] = steps
  return (
    <Card
      title={t('Recovery {number}', { number })}
      action={
        <Link to="/recovery/$requestId" params={{ requestId }} className={linkClasses}>
          {t('Open request')}
        </Link>
      }
    >
      <div className="grid gap-3 px-4 py-3">
        {flags.length > 0 ? (
          <ul aria-label={t('To ask about')} className="flex flex-wrap gap-2">
            {flags.map((flag) => (
              <li key={flagWords(flag)}>
                <Badge tone="danger">
                  <Icon name="alert" className="size-3.5" />
                  {flagWords(flag)}
                </Badge>
              </li>
            ))}
          </ul>
        ) : (
          <p className="flex items-center gap-2 text-muted text-table">
            <Icon name="check" />
            {t('Nothing to ask about')}
          </p>
        )}
        {context && <blockquote className="text-table">“{context}”</blockquote>}
      </div>
      <ol className="border-line border-t">
        {rowsOf(chain).map(({ step, mail }) =>
          step === undefined ? (
            <MailRow key={mail.id} mail={mail} />
          ) : (
            <StepRow key={step.id} step={step} chain={chain} first={first} />
          ),
        )}
      </ol>
    </Card>
  )
}

type Row =
  | { readonly at: string; readonly step: ChainStep; readonly mail?: never }
  | { readonly at: string; readonly mail: ChainMail; readonly step?: never }

/** What the audit knows and what was mailed, in the order in which it happened. */
function rowsOf({ steps, mails }: RecoveryChain): readonly Row[] {
  const rows: Row[] = [
    ...steps.map((step) => ({ at: step.at, step })),
    ...mails.map((mail) => ({ at: mail.sentAt ?? mail.queuedAt, mail })),
  ]
  return rows.toSorted((one, other) => one.at.localeCompare(other.at))
}

function MailRow({ mail }: { readonly mail: ChainMail }) {
  return (
    <li className={rowClasses}>
      <strong className={classNames('font-semibold', mail.status === 'failed' && 'text-danger')}>
        {mailWords(mail)}
      </strong>
      <span className="text-muted tabular-nums">
        <TimeStamp at={mail.sentAt ?? mail.queuedAt} isExact />
      </span>
    </li>
  )
}

const rowClasses =
  'flex flex-wrap justify-between gap-x-4 gap-y-0.5 border-line border-b px-4 py-2.5 text-table last:border-b-0'

interface StepRowProps {
  readonly step: ChainStep
  readonly chain: RecoveryChain
  readonly first: ChainStep | undefined
}

function StepRow({ step, chain, first }: StepRowProps) {
  const { at, actor, ip, place } = step
  const isDecision = step.type === 'recovery_request.approved' || step.type === 'recovery_request.denied'
  const from = [ip, place, step.device].filter(Boolean).join(', ')
  const by = step.callerCheck?.by ?? (isDecision ? actor.name : null)
  return (
    <li className={rowClasses}>
      <div className="min-w-0">
        <p>
          <strong className="font-semibold">{stepWords(step)}</strong>
          {by !== null && ` ${t('by {name}', { name: by })}`}
        </p>
        {isDecision && <DecisionNotes chain={chain} step={step} first={first} />}
        {from !== '' && <p className="text-meta text-muted">{t('from {address}', { address: from })}</p>}
      </div>
      <span className="text-muted tabular-nums">
        <TimeStamp at={at} isExact />
      </span>
    </li>
  )
}

/** How somebody was verified, why it was decided so, and how long it took. */
function DecisionNotes({ chain, step, first }: StepRowProps) {
  const { evidence, reason } = chain
  const took = first === undefined ? null : durationWords(minutesBetween(first.at, step.at))
  const notes = [
    evidence !== null && t('verified by: {method}', { method: methodWords(evidence.method) }),
    evidence?.note,
    reason,
    took !== null && t('after {duration}', { duration: took }),
  ].filter((note) => typeof note === 'string' && note !== '')
  return notes.length === 0 ? null : <p className="text-meta text-muted">{notes.join(' · ')}</p>
}

function minutesBetween(from: string, to: string): number {
  return Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000)
}
