import { Type } from 'typebox'
import { invalidField } from '../../../kernel/errors.ts'
import { zonedTime } from '../../../kernel/zoned-time.ts'

/** Of every export that is a list for spreadsheets. */
export const timeParameter = {
  timezone: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 60,
      description:
        'The time zone in which moments are written, with their offset, such as Europe/Berlin. Left out: UTC.',
    }),
  ),
}

interface AskedTimes {
  readonly columns?: string | undefined
  readonly timezone?: string | undefined
}

/** How the moments of an export are written. What is to be imported again keeps them in UTC. */
export function exportedTime({ columns, timezone }: AskedTimes): (moment: Date) => string {
  if (timezone !== undefined && columns === undefined) {
    throw invalidField('timezone', 'Name columns too: what an import takes has its times in UTC.')
  }
  return timeAsked({ timezone })
}

/** How the moments of a list are written that nobody imports again. */
export function timeAsked({ timezone }: Pick<AskedTimes, 'timezone'>): (moment: Date) => string {
  const time = zonedTime(timezone ?? 'UTC')
  if (time === null) throw invalidField('timezone', 'Name a time zone, such as UTC or Europe/Berlin.')
  return time
}
