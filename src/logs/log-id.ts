// Ids of log entries: digits alone, in the vendor's form, so that they sort by time as text. The time is for readers and
// for sorting; what counts is the event and the place of the entry in it.

export interface LogPlace {
  readonly at: Date
  readonly eventId: number
  /** From 1 on. */
  readonly entry: number
}

const prefix = '900'
const eventDigits = 34
const entryDigits = 2

/** `900`, the time to the millisecond, the event, the entry: 56 digits. */
export function logId({ at, eventId, entry }: LogPlace): string {
  const time = at.toISOString().replace(/\D/g, '')
  return prefix + time + String(eventId).padStart(eventDigits, '0') + String(entry).padStart(entryDigits, '0')
}

const form = /^900(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})(\d{34})(\d\d)$/

/** Null for what is no id of a log entry. The vendor's own have the same form: of those only the time is of use. */
export function readLogId(text: string): LogPlace | null {
  const [, year, month, day, hour, minute, second, ms, event, entry] = form.exec(text) ?? []
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
  if (Number.isNaN(at.getTime())) return null
  const eventId = Number(event)
  // No event of ours has such a number; the vendor's entries have.
  return { at, eventId: Number.isSafeInteger(eventId) ? eventId : 0, entry: Number(entry) }
}
