// Filters by what an account is now. A lock is counted beside the record and passes by itself, so whoever is locked is
// looked up first.
import type { Directory } from '../../../directory.ts'
import { listLockedPeople } from '../../../guards/list-locks.ts'
import type { Filter } from '../../../kernel/filter.ts'
import { allOf, equals } from './filter-parts.ts'
import { spanOf } from './read-time-filter.ts'
import { oneOfField, statusField } from './search-fields.ts'
import { accountStatuses } from './user-filter-parameters.ts'

/** Whoever has one of the named statuses, and none of those with `!` before them. */
export async function statusFilter({ stores, clock }: Directory, names: readonly string[]): Promise<Filter | null> {
  const asked = names.filter((name) => !name.startsWith('!'))
  const asksLocked = asked.includes('locked')
  const shown = accountStatuses.filter(
    (status) => (asked.length === 0 || asked.includes(status)) && !names.includes(`!${status}`),
  )
  const byRecord = shown.length === accountStatuses.length ? null : equals(statusField, shown)
  if (!asksLocked && !names.includes('!locked')) return byRecord
  const locked = [...(await listLockedPeople({ ...stores, clock })).keys()]
  if (!asksLocked) return allOf([byRecord, { kind: 'not', part: equals(oneOfField, locked) }])
  if (names.includes('!locked')) return equals(oneOfField, [])
  return byRecord === null ? null : { kind: 'or', parts: [byRecord, isLocked(locked)] }
}

/** `1h` (it ends by then), `beyond:1h` (it lasts longer) or days such as `2026-01-01..2026-03-31`, those of UTC. */
export async function lockedUntilFilter({ stores, clock }: Directory, text: string): Promise<Filter> {
  const { from, before } = endsAsked(text, clock.now())
  const locked = [...(await listLockedPeople({ ...stores, clock }))].filter(
    ([, until]) => (from === null || until >= from) && (before === null || until < before),
  )
  return isLocked(locked.map(([id]) => id))
}

/** Whoever is suspended or expired is that first. */
function isLocked(people: readonly string[]): Filter {
  return allOf([equals(oneOfField, people), equals(statusField, ['active'])]) as Filter
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000 }

function endsAsked(text: string, now: Date): { readonly from: Date | null; readonly before: Date | null } {
  const [, beyond, count, unit = ''] = /^(beyond:)?(\d+)([mh])$/.exec(text) ?? []
  if (count === undefined) return spanOf('lockedUntil', text)
  // A lock that ends at that very moment does not last longer.
  const end = new Date(now.getTime() + Number(count) * (unitMs[unit] as number) + 1)
  return beyond === undefined ? { from: null, before: end } : { from: end, before: null }
}
