import { Icon } from '../../../components/ui/icon.tsx'
import { calendarDay, clockTime, isToday } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { ChangePause } from '../api/changes.ts'
import { useChanges } from '../api/use-changes.ts'

/** Over every page: why nothing is saved just now, and until when. Controls stay; the server says the same to each try. */
export function ChangesBar() {
  const { pause, isMaintained } = useChanges()
  if (isMaintained)
    return (
      <Bar>
        {t(
          'Rollcall is being maintained: nothing can be saved just now. What you typed stays, and this page tries again by itself.',
        )}
      </Bar>
    )
  if (pause !== null) return <Bar>{pauseWords(pause)}</Bar>
  return null
}

function Bar({ children }: { readonly children: string }) {
  return (
    <p
      role="status"
      className="flex gap-2 bg-warning-bg px-4 py-2 text-table text-warning [overflow-wrap:anywhere] desk:px-8"
    >
      <Icon name="alert" className="mt-0.5" />
      {children}
    </p>
  )
}

/** "Changes are paused until 14:00 by Sam: restoring a backup. Reading goes on." */
function pauseWords({ until, by, reason }: ChangePause): string {
  const name = by?.name ?? ''
  const why = reason?.replace(/[.\s]+$/, '') ?? ''
  if (until === null) {
    if (by === null) return t('Changes are paused. Reading goes on.')
    if (reason === null) return t('Changes are paused by {name}. Reading goes on.', { name })
    return t('Changes are paused by {name}: {reason}. Reading goes on.', { name, reason: why })
  }
  const time = untilWords(new Date(until))
  if (by === null) return t('Changes are paused until {time}. Reading goes on.', { time })
  if (reason === null) return t('Changes are paused until {time} by {name}. Reading goes on.', { time, name })
  return t('Changes are paused until {time} by {name}: {reason}. Reading goes on.', { time, name, reason: why })
}

/** The hour alone today, else the day too. */
function untilWords(until: Date): string {
  const time = clockTime(until)
  return isToday(until) ? time : `${calendarDay(until)}, ${time}`
}
