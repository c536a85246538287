import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import type { Integrity, LogName } from '../api/integrity.ts'

interface FoundBrokenProps {
  readonly log: LogName
  readonly alert: Integrity['alert']
}

/** It calls until somebody acknowledges it, and stays here until it is found intact. */
export function FoundBroken({ log, alert: { found, isCalling, acknowledged } }: FoundBrokenProps) {
  const mayAcknowledge = useMay('update:security_settings')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section
      aria-label={t('Found broken')}
      className="grid gap-2 border-danger border-b bg-danger-bg px-4 py-3 text-table"
    >
      <p className="font-semibold text-danger">{t('Found broken, and not found intact since')}</p>
      <ul className="grid gap-0.5">
        {found.slice(0, shownAtMost).map(({ from, to, foundAt }) => (
          <li key={`${from} ${to} ${foundAt}`}>
            {tNodes('Events {from} to {to}, found {time}', {
              from: exactCount(from),
              to: exactCount(to),
              time: <TimeStamp at={foundAt} isExact />,
            })}
          </li>
        ))}
      </ul>
      {acknowledged !== null && (
        <p>
          {tNodes('Acknowledged by {name}, {time}: {reason}', {
            name: <strong className="font-semibold">{acknowledged.by}</strong>,
            time: <TimeStamp at={acknowledged.at} isExact />,
            reason: reasonInWords(acknowledged.reason),
          })}
        </p>
      )}
      <p className="text-muted">
        {t('It stays here until the same stretch, or the whole log, is verified by somebody and intact.')}
      </p>
      {isCalling && (
        <div className="flex flex-wrap items-center gap-2">
          {mayAcknowledge ? (
            <Button onClick={() => setIsOpen(true)}>{t('Acknowledge the alert…')}</Button>
          ) : (
            <span className="text-meta text-muted">
              {t('To acknowledge the alert: {needs}', { needs: needs('update:security_settings') })}
            </span>
          )}
        </div>
      )}
      <Suspense>{isOpen && <AcknowledgeDialog log={log} onClose={() => setIsOpen(false)} />}</Suspense>
    </section>
  )
}

const shownAtMost = 10

const AcknowledgeDialog = lazy(() => import('./acknowledge-dialog.tsx').then((m) => ({ default: m.AcknowledgeDialog })))
