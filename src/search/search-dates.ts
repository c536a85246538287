/** The stretch of time that a date names, from `start` on and before `end`: `2024-02` is all of February. */
export interface Period {
  readonly start: Date
  readonly end: Date
}

const datePattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** Between them a year has four digits, in ISO 8601 and in PostgreSQL. */
const firstInstantMs = Date.parse('0001-01-01T00:00:00.000Z')
const lastInstantMs = Date.parse('9999-12-31T23:59:59.999Z')

/** Reads an ISO 8601 date of any length, UTC unless it says otherwise. Undefined where the text names no real time. */
export function readPeriod(text: string): Period | undefined {
  const parts = datePattern.exec(text)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = parts
  const time = `${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}.${(fraction ?? '').padEnd(3, '0')}`
  const localMs = readInstantMs(`${year}-${month ?? '01'}-${day ?? '01'}T${time}Z`)
  const offsetMs = readOffsetMs(zone ?? 'Z')
  if (localMs === undefined || offsetMs === undefined) return undefined

  const startMs = localMs - offsetMs
  if (startMs < firstInstantMs || startMs > lastInstantMs) return undefined
  const endMs = startMs + lengthMs(localMs, { month, day, hour, second, fraction })
  return { start: new Date(startMs), end: new Date(Math.min(endMs, lastInstantMs)) }
}

/** Date rolls 30 February over into March: only a text that comes back unchanged was a real time. */
function readInstantMs(full: string): number | undefined {
  const instant = new Date(full)
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === full ? instant.getTime() : undefined
}

function readOffsetMs(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4, 6))
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

type FinerParts = Partial<Record<'month' | 'day' | 'hour' | 'second' | 'fraction', string | undefined>>

/** The coarsest part that is missing tells how long the period is. */
function lengthMs(startMs: number, parts: FinerParts): number {
  if (parts.month === undefined) return monthsAfterMs(startMs, 12)
  if (parts.day === undefined) return monthsAfterMs(startMs, 1)
  if (parts.hour === undefined) return 86_400_000
  if (parts.second === undefined) return 60_000
  return 10 ** (3 - (parts.fraction ?? '').length)
}

function monthsAfterMs(startMs: number, months: number): number {
  const end = new Date(startMs)
  end.setUTCMonth(end.getUTCMonth() + months)
  return end.getTime() - startMs
}
