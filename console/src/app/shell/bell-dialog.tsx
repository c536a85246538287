import { useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { ConsoleLink, type Place } from '../../components/ui/console-link.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { TimeStamp } from '../../components/ui/time-stamp.tsx'
import { placeOf, wordsOf } from '../../features/dashboard/components/shared-need.ts'
import { useMay } from '../../lib/permissions.ts'
import { recentActions } from '../../lib/recent-actions.ts'
import { t } from '../../lib/text.ts'
import type { Need } from './needs-you.ts'
import { RecentRow } from './recent-row.tsx'

interface BellDialogProps {
  readonly needs: readonly Need[]
  readonly onClose: () => void
}

export function BellDialog({ needs, onClose }: BellDialogProps) {
  const mayReadAudit = useMay('read:audit')
  // What was undone is listed too.
  const [undone, setUndone] = useState(0)
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
            {needs.map((need) => (
              <li
                key={'id' in need ? need.id : need.kind}
                className="flex items-baseline justify-between gap-3 border-line border-b py-2 text-table"
              >
                <ConsoleLink
                  to={pageOf(need, mayReadAudit)}
                  onClick={onClose}
                  className="-my-0.5 inline-block min-w-0 rounded-control py-0.5 font-semibold text-accent hover:underline"
                >
                  {sentenceOf(need)}
                </ConsoleLink>
                {'at' in need && (
                  <span className="shrink-0 text-meta text-muted">
                    <TimeStamp at={need.at} />
                  </span>
                )}
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
            {actions.map((action) => (
              <RecentRow key={action.id} action={action} onUndone={() => setUndone(undone + 1)} />
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

function sentenceOf(need: Need): string {
  if (!('id' in need)) return wordsOf(need)
  if (need.kind === 'decide') return t('{name} asks for your approval', { name: need.by })
  return need.kind === 'job' ? t('A job of yours failed') : t('What you asked for was approved: carry it out')
}

function pageOf(need: Need, mayReadAudit: boolean): Place {
  if (!('id' in need)) return placeOf(need, mayReadAudit)
  return { path: need.kind === 'job' ? `/jobs/${need.id}` : `/approvals/${need.id}` }
}
