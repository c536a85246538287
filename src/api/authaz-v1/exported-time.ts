import { invalidField } from '../../kernel/errors.ts'
import { zonedTime } from '../../kernel/zoned-time.ts'

interface AskedTimes {
  readonly columns?: string | undefined
  readonly timezone?: string | undefined
}

/** How the moments of an export are written. What is to be imported again keeps them in UTC. */
export function exportedTime({ columns, timezone }: AskedTimes): (moment: Date) => string {
  if (timezone !== undefined && columns === undefined) {
    throw invalidField('timezone', 'Name columns too: what an import takes has its times in UTC.')
  }
  const time = zonedTime(timezone ?? 'UTC')
  if (time === null) throw invalidField('timezone', 'Name a time zone, such as UTC or Europe/Berlin.')
  return time
}
