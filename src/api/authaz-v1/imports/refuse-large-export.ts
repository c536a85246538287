import type { Directory } from '../../../directory.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { countPeople } from '../users/count-people.ts'

/** More rows leave with the approval of a second person (console.md 1.8). */
const exportedAloneAtMost = 10_000

/** Whoever decides, and where it is asked. */
const usualWay = 'Ask with POST /api/v1/approvals: another owner or admin decides.'

/** An operator takes so many alone. A number that is not known for certain is too large. */
export async function refuseLargeExport(directory: Directory, filter: Filter | null, way = usualWay): Promise<void> {
  const { count, isEstimate } = await countPeople(directory, filter)
  if (!isEstimate && count <= exportedAloneAtMost) return
  throw new RollcallError(
    'approval_required',
    `More than ${exportedAloneAtMost} people are exported with the approval of a second person. ${way}`,
  )
}
