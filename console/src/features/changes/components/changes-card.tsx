// Pausing changes: what it stops, what goes on, and the pause that stands.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { endTime } from '../../../lib/format-time.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { type ChangePause, changesQuery, refreshChanges, resumeChanges } from '../api/changes.ts'
import { PauseDialog } from './pause-dialog.tsx'

export function ChangesCard() {
  const mayPause = useMay('update:settings')
  const [isPausing, setIsPausing] = useState(false)
  const { data: pause = null } = useQuery(changesQuery)
  return (
    <Card
      title={t('Changes')}
      action={
        mayPause ? <Actions pause={pause} onPause={() => setIsPausing(true)} /> : <Needs permission="update:settings" />
      }
    >
      {pause !== null && (
        <div className="border-line border-b">
          <Standing pause={pause} />
        </div>
      )}
      <div className="grid gap-2 px-4 py-3 text-muted text-table *:max-w-[72ch]">
        <p>
          {t(
            'Pause them while something is moved, restored or looked into: until you resume, the console, the APIs and the pages of organizations change nothing, and no new job starts.',
          )}
        </p>
        <p>
          {t(
            'People go on signing in, with their account pages, sessions and tokens. Jobs that run are finished, and what is scheduled happens, offboardings too. Suspending, locking down, signing out, revoking and unlocking are never held up.',
          )}
        </p>
      </div>
      {isPausing && <PauseDialog pause={pause} onClose={() => setIsPausing(false)} />}
    </Card>
  )
}

interface ActionsProps {
  readonly pause: ChangePause | null
  readonly onPause: () => void
}

function Actions({ pause, onPause }: ActionsProps) {
  const queryClient = useQueryClient()
  const first = useRef<HTMLButtonElement>(null)
  const [isResuming, setIsResuming] = useState(false)
  async function resume(): Promise<void> {
    setIsResuming(true)
    try {
      await resumeChanges()
      await refreshChanges(queryClient)
      first.current?.focus()
      toastDone(t('Changes are taken again.'))
    } catch (error) {
      toastProblem(t("Couldn't resume changes."), error)
    } finally {
      setIsResuming(false)
    }
  }
  // One button throughout, so that the focus comes back to it.
  return (
    <span className="flex flex-wrap gap-2">
      <Button ref={first} onClick={onPause}>
        {pause === null ? t('Pause changes') : t('Change the pause')}
      </Button>
      {pause !== null && (
        <Button tone="primary" disabledReason={isResuming ? t('Resuming…') : null} onClick={() => void resume()}>
          {t('Resume changes')}
        </Button>
      )}
    </span>
  )
}

function Standing({ pause: { since, until, by, reason } }: { readonly pause: ChangePause }) {
  return (
    <Facts>
      <Fact name={t('Paused')}>
        <TimeStamp at={since} />
      </Fact>
      <Fact name={t('Paused by')}>{by?.name ?? ''}</Fact>
      <Fact name={t('Ends')}>{until === null ? t('When somebody resumes them') : endTime(new Date(until))}</Fact>
      <Fact name={t('Reason')}>{reason ?? t('None given')}</Fact>
    </Facts>
  )
}
