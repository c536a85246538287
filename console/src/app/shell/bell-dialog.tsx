import { Link } from '@tanstack/react-router'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { TimeStamp } from '../../components/ui/time-stamp.tsx'
import { recentActions } from '../../lib/recent-actions.ts'
import { t } from '../../lib/text.ts'
import type { Need } from './needs-you.ts'

interface BellDialogProps {
  readonly needs: readonly Need[]
  readonly onClose: () => void
}

export function BellDialog({ needs, onClose }: BellDialogProps) {
  const actions = recentActions()
  return (
    <Dialog title={t('Notifications')} onClose={onClose}>
      <div className="grid gap-5 px-5 pt-3 pb-5">
        <section aria-labelledby="bell-needs">
          <h3 id="bell-needs" className="mb-1.5 font-semibold text-table">
            {t('Needs you')}
          </h3>
          {needs.length === 0 && <p className="text-muted text-table">{t('Nothing waits for you.')}</p>}
          <ul>
            {needs.map(({ id, sentence, at, to }) => (
              <li key={id} className="flex items-baseline justify-between gap-3 border-line border-b py-2 text-table">
                <Link
                  to={to}
                  params={{ approvalId: id, jobId: id }}
                  onClick={onClose}
                  className="rounded-control font-semibold text-accent hover:underline"
                >
                  {sentence}
                </Link>
                <span className="shrink-0 text-meta text-muted">
                  <TimeStamp at={at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="bell-recent">
          <h3 id="bell-recent" className="mb-1.5 font-semibold text-table">
            {t('Recent actions')}
          </h3>
          {actions.length === 0 && (
            <p className="text-muted text-table">{t('What you do in this tab is listed here for 24 hours.')}</p>
          )}
          <ul>
            {actions.map(({ sentence, at }) => (
              <li
                key={`${at} ${sentence}`}
                className="flex items-baseline justify-between gap-3 border-line border-b py-2 text-table"
              >
                <span>{sentence}</span>
                <span className="shrink-0 text-meta text-muted">
                  <TimeStamp at={at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
        <div className="flex justify-end">
          <Button onClick={onClose}>{t('Close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
