// Times as people read them (console.md 2.10): relative up to seven days, then a date; the exact moment is always in
// the tooltip, in local time and in UTC.
import { locale, t, tCount } from './text.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export function relativeTime(at: Date, now: Date = new Date()): string {
  const passedMs = now.getTime() - at.getTime()
  if (passedMs < -minuteMs || passedMs > 7 * dayMs) return calendarDay(at, now)
  if (passedMs < minuteMs) return t('just now')
  if (passedMs < hourMs) return t('{minutes} min ago', { minutes: Math.floor(passedMs / minuteMs) })
  if (passedMs < dayMs) return t('{hours} h ago', { hours: Math.floor(passedMs / hourMs) })
  return tCount(Math.floor(passedMs / dayMs), 'yesterday', '{count} days ago')
}

/** "2 Mar", with the year where it is not this one. */
export function calendarDay(at: Date, now: Date = new Date()): string {
  const isThisYear = at.getFullYear() === now.getFullYear()
  return at.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })
}

/** "2 Mar 2026, 14:35:07" in the zone of the reader. */
export function exactTime(at: Date): string {
  return at.toLocaleString(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}

/** What the tooltip says: the local moment and the same in UTC. */
export function momentInFull(at: Date): string {
  const utc = at.toISOString().replace('T', ' ').slice(0, 19)
  return t('{local} local time · {utc} UTC', { local: exactTime(at), utc })
}

/** When something ends: "at 14:35", and on another day "on 3 Mar at 14:35". */
export function endTime(at: Date, now: Date = new Date()): string {
  const isToday = at.toDateString() === now.toDateString()
  const time = clockTime(at)
  return isToday ? t('at {time}', { time }) : t('on {day} at {time}', { day: calendarDay(at, now), time })
}

export function clockTime(at: Date): string {
  return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
}
