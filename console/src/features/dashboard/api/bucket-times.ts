// Buckets as people read them. Days are those of UTC, as in the audit log.
import { locale, t } from '../../../lib/text.ts'

const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/** "14:00" of a bucket of an hour, "3 Mar 12:00" of half a day, "3 Mar" of a day. */
export function bucketName(at: Date, bucketMinutes: number): string {
  if (bucketMinutes >= 1_440) return day.format(at)
  return bucketMinutes <= 60 ? hour.format(at) : `${day.format(at)} ${hour.format(at)}`
}

/** "3 Mar, 14:00 to 15:00 UTC". */
export function bucketInWords(at: Date, bucketMinutes: number): string {
  if (bucketMinutes >= 1_440) return t('{day} (UTC)', { day: day.format(at) })
  const end = new Date(at.getTime() + bucketMinutes * 60_000)
  return t('{day}, {from} to {to} UTC', { day: day.format(at), from: hour.format(at), to: hour.format(end) })
}

/** As the address of the audit log writes the time of a bucket. */
export function bucketRange(at: Date, bucketMinutes: number): string {
  return rangeOf(at, new Date(at.getTime() + bucketMinutes * 60_000))
}

export function rangeOf(since: Date, until: Date): string {
  return `${since.toISOString()}..${until.toISOString()}`
}
