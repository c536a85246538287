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
  return written(at, year(at) === year(now) ? 'day' : 'dayOfYear')
}

/** "2 Mar 2026, 14:35:07" in the zone of the reader, "2 Mar 2026, 13:35:07 UTC" for who chose that. */
export function exactTime(at: Date): string {
  return written(at, isUtc() ? 'exactUtc' : 'exact')
}

/** What the tooltip says: the local moment and the same in UTC. */
export function momentInFull(at: Date): string {
  const utc = at.toISOString().replace('T', ' ').slice(0, 19)
  return t('{local} local time · {utc} UTC', { local: written(at, 'exact', false), utc })
}

/** When something ends: "at 14:35", and on another day "on 3 Mar at 14:35". */
export function endTime(at: Date, now: Date = new Date()): string {
  const time = clockTime(at)
  return isToday(at, now) ? t('at {time}', { time }) : t('on {day} at {time}', { day: calendarDay(at, now), time })
}

export function isToday(at: Date, now: Date = new Date()): boolean {
  const day = (moment: Date) => (isUtc() ? moment.toISOString().slice(0, 10) : moment.toDateString())
  return day(at) === day(now)
}

export function clockTime(at: Date): string {
  return written(at, 'clock')
}

const isUtc = () => chosenTimes() === 'utc'

const day = { day: 'numeric', month: 'short' } as const
const exact = { ...day, year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const

const fields = {
  day,
  dayOfYear: { ...day, year: 'numeric' },
  exact,
  exactUtc: { ...exact, timeZoneName: 'short' },
  clock: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>

/** A list writes a hundred times, and to make a format takes longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function written(at: Date, form: keyof typeof fields, inUtc: boolean = isUtc()): string {
  const key = `${form} ${inUtc}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...fields[form], ...(inUtc && { timeZone: 'UTC' }) })
    formats.set(key, format)
  }
  return format.format(at)
}
