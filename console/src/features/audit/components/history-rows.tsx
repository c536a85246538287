import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { durationWords } from '../../../lib/duration-words.ts'
import { t } from '../../../lib/text.ts'
import { mailWords, methodWords, stepWords } from '../api/chain-words.ts'
import type { ChainMail, ChainStep, RecoveryHistory } from '../api/recovery-chain.ts'

/** Every step of one recovery, with the links that were mailed, in the order in which it happened. */
export function HistoryRows({ history }: { readonly history: RecoveryHistory }) {
  const [first] = history.steps
  return (
    <ol className="border-line border-t">
      {rowsOf(history).map(({ step, mail }) =>
        step === undefined ? (
          <MailRow key={mail.id} mail={mail} />
        ) : (
          <StepRow key={step.id} step={step} history={history} first={first} />
        ),
      )}
    </ol>
  )
}

type Row =
  | { readonly at: string; readonly step: ChainStep; readonly mail?: never }
  | { readonly at: string; readonly mail: ChainMail; readonly step?: never }

/** What the audit knows and what was mailed, in the order in which it happened. */
function rowsOf({ steps, mails }: RecoveryHistory): readonly Row[] {
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
  readonly history: RecoveryHistory
  readonly first: ChainStep | undefined
}

function StepRow({ step, history, first }: StepRowProps) {
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
        {isDecision && <DecisionNotes history={history} step={step} first={first} />}
        {from !== '' && <p className="text-meta text-muted">{t('from {address}', { address: from })}</p>}
      </div>
      <span className="text-muted tabular-nums">
        <TimeStamp at={at} isExact />
      </span>
    </li>
  )
}

/** How somebody was verified, why it was decided so, and how long it took. */
function DecisionNotes({ history, step, first }: StepRowProps) {
  const { evidence, reason } = history
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
