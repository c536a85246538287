import { endTime, exactTime, momentInFull, relativeTime } from '../../lib/format-time.ts'

interface TimeStampProps {
  readonly at: string
  readonly isExact?: boolean
}

/** A moment: relative up to a week, the exact one in the tooltip (console.md 2.10). */
export function TimeStamp({ at, isExact = false }: TimeStampProps) {
  const moment = new Date(at)
  return (
    <time dateTime={at} title={momentInFull(moment)} className="whitespace-nowrap">
      {isExact ? exactTime(moment) : relativeTime(moment)}
    </time>
  )
}

/** When something ends by itself: "at 14:35". */
export function EndTime({ at }: Pick<TimeStampProps, 'at'>) {
  const moment = new Date(at)
  return (
    <time dateTime={at} title={momentInFull(moment)} className="whitespace-nowrap">
      {endTime(moment)}
    </time>
  )
}
