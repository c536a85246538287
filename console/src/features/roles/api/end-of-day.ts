import { chosenTimes } from '../../../lib/time-zone.ts'

/** The moment at which a day such as `2026-04-30` is over, in the zone that times are told in; null for no day. */
export function endOfDay(day: string): Date | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (day === '') return null
  return chosenTimes() === 'utc' ? new Date(Date.UTC(year, month - 1, date + 1)) : new Date(year, month - 1, date + 1)
}
