import { exactCount, roundedCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import type { Total } from '../api/selection.ts'

interface Sight {
  /** Of the first and the last row in sight, among those that are loaded; the last one is not with it. */
  readonly first: number
  readonly last: number
  /** Null where nobody knows how many rows come before those that are loaded. */
  readonly rowsBefore: number | null
  /** The place of the first loaded row, counted from the row that was jumped to. */
  readonly startsAt: number
  /** What was jumped to. */
  readonly from: string | undefined
  readonly total: Total | null
}

/** "Rows 1,201–1,260 of about 1,000,000", and after a jump what is known of that. */
export function sightInWords(sight: Sight): string {
  const { first, last, rowsBefore, startsAt, from = '', total } = sight
  const start = rowsBefore ?? startsAt
  const rows = { first: exactCount(start + first + 1), last: exactCount(start + last) }
  if (rowsBefore === null) return t('{place}, {total}', { place: placeOf(sight, from, rows), total: inAll(total) })
  if (total === null) return t('Rows {first}–{last}', rows)
  if (!total.isEstimate) return t('Rows {first}–{last} of {total}', { ...rows, total: exactCount(total.count) })
  return t('Rows {first}–{last} of about {total}', { ...rows, total: exactCount(roundedCount(total.count)) })
}

/** Rows before the place that was jumped to are counted by nobody. */
function placeOf({ startsAt, first, last }: Sight, from: string, rows: { first: string; last: string }): string {
  if (startsAt + last <= 0) return t('Before “{from}”', { from })
  return startsAt + first < 0
    ? t('Around “{from}”', { from })
    : t('Rows {first}–{last} from “{from}” on', { ...rows, from })
}

function inAll(total: Total | null): string {
  if (total === null) return t('of unknown length')
  const { count, isEstimate } = total
  return isEstimate
    ? t('about {total} in all', { total: exactCount(roundedCount(count)) })
    : t('{total} in all', { total: exactCount(count) })
}
