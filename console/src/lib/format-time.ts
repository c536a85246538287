// Times as people read them (console.md 2.10): relative up to seven days, then a date; the exact moment is always in
// the tooltip, in local time and in UTC. Whoever chose UTC has every one of them told in it.
import { locale, t, tCount } from './text.ts'
import { chosenTimes } from './time-zone.ts'

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
  const year = (moment: Date) => (isUtc() ? moment.getUTCFullYear() : moment.getFullYear())
  const isThisYear = year(at) === year(now)
  const fields = isThisYear ? dayAndMonth : { ...dayAndMonth, ...inYear }
  return at.toLocaleDateString(locale, { ...fields, ...zone() })
}

/** "2 Mar 2026, 14:35:07" in the zone of the reader, "2 Mar 2026, 13:35:07 UTC" for who chose that. */
export function exactTime(at: Date): string {
  return at.toLocaleString(locale, { ...exactly, ...(isUtc() ? named : {}) })
}

const dayAndMonth = { day: 'numeric', month: 'short' } as const
const inYear = { year: 'numeric' } as const
const exactly = {
  ...dayAndMonth,
  ...inYear,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const

const named = { timeZone: 'UTC', timeZoneName: 'short' } as const

const isUtc = () => chosenTimes() === 'utc'
const zone = () => (isUtc() ? { timeZone: 'UTC' } : {})

/** What the tooltip says: the local moment and the same in UTC. */
export function momentInFull(at: Date): string {
  const utc = at.toISOString().replace('T', ' ').slice(0, 19)
  return t('{local} local time · {utc} UTC', { local: at.toLocaleString(locale, exactly), utc })
}

/** When something ends: "at 14:35", and on another day "on 3 Mar at 14:35". */
export function endTime(at: Date, now: Date = new Date()): string {
  const day = (moment: Date) => (isUtc() ? moment.toISOString().slice(0, 10) : moment.toDateString())
  const isToday = day(at) === day(now)
  const time = clockTime(at)
  return isToday ? t('at {time}', { time }) : t('on {day} at {time}', { day: calendarDay(at, now), time })
}

export function clockTime(at: Date): string {
  return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', ...zone() })
}
