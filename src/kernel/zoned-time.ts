// Moments as the clocks of a time zone show them, always with their offset: nobody has to know where they were written.

/** Answers what writes moments of that zone as ISO 8601, such as 2026-01-02T10:00:00.000+01:00; null for no known zone. */
export function zonedTime(timeZone: string): ((moment: Date) => string) | null {
  if (timeZone === 'UTC') return (moment) => moment.toISOString()
  const format = formatOf(timeZone)
  if (format === null) return null
  return (moment) => {
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
    const { year, month, day, hour, minute, second, fractionalSecond, timeZoneName = '' } = part
    // GMT alone where the clocks show it.
    const offset = timeZoneName.replace('GMT', '') || '+00:00'
    return `${year}-${month}-${day}T${hour}:${minute}:${second}.${fractionalSecond}${offset}`
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const two = '2-digit'
  const clock = { hour: two, minute: two, second: two, fractionalSecondDigits: 3, hourCycle: 'h23' } as const
  const day = { year: 'numeric', month: two, day: two } as const
  try {
    return new Intl.DateTimeFormat('en', { ...day, ...clock, timeZone, timeZoneName: 'longOffset' })
  } catch {
    // The one thing that can be wrong in it is the zone.
    return null
  }
}
