import type { BulkSelection } from '../../../bulk/bulk-job.ts'
import type { Directory } from '../../../directory.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { countPeople } from '../users/count-people.ts'
import { allOf } from '../users/filter-parts.ts'
import { createdField } from '../users/search-fields.ts'

/**
 * How many a job on them would find, never estimated: of those who match, whoever was there at that time. Throws
 * `search_timeout`.
 */
export async function countSelected(directory: Directory, selection: BulkSelection): Promise<number> {
  if (selection.kind === 'ids') return new Set(selection.ids).size
  const { filter, asOf } = selection
  const there: Filter = { kind: 'range', field: createdField, from: null, to: { value: asOf, inclusive: true } }
  return (await countPeople(directory, allOf([filter, there]), true)).count
}
