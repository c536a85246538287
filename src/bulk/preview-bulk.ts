// What a bulk job will do, told before anybody confirms it: how many are changed and what goes with it, and who is left as
// they are and why. The job asks the same of each person when it comes to them.
import type { Clock } from '../kernel/clock.ts'
import type { Total } from '../kernel/page.ts'
import { type BulkSelection, selectedAtMost } from './bulk-job.ts'
import type { BulkStore, PersonFacts } from './bulk-store.ts'
import { mayEndAdministrators, type SkipReason, skipReason } from './skip-reason.ts'
import type { BulkOrder } from './start-bulk.ts'

export interface BulkPreview {
  readonly meant: Total
  readonly willChange: Total
  /** Of those who are changed, as far as they were looked at. */
  readonly sessions: number
  readonly refreshTokens: number
  readonly apiKeys: number
  readonly skippedCount: number
  /** The first of them. */
  readonly skipped: readonly SkippedPerson[]
}

export interface SkippedPerson {
  readonly userId: string
  readonly label: string
  readonly reason: SkipReason
  /** The organization that would be left without an administrator. */
  readonly detail: string | null
}

export interface PreviewBulkDeps {
  readonly bulk: BulkStore
  readonly clock: Clock
  /** How many match, counted up to a cap. */
  readonly countMatching: () => Promise<Total>
}

const namedAtMost = 200

export async function previewBulk(
  deps: PreviewBulkDeps,
  { action, options, selection }: Omit<BulkOrder, 'runAt'>,
): Promise<BulkPreview> {
  const now = deps.clock.now()
  const { ids, meant } = await lookedAt(deps, selection, now)
  const facts = await deps.bulk.factsOf(ids, options, now)
  const going = ids.filter((id) => skipReason(action, options, facts.get(id)) === null)
  const last = mayEndAdministrators(action)
    ? await deps.bulk.lastAdministrators(
        going,
        action === 'remove-from-organization' ? options.organizationId : null,
        now,
      )
    : new Map<string, string>()
  const skipped = ids.flatMap((userId): SkippedPerson[] => {
    const known = facts.get(userId)
    const reason = skipReason(action, options, known) ?? (last.has(userId) ? 'last_administrator' : null)
    if (reason === null) return []
    return [{ userId, label: known?.label ?? userId, reason, detail: last.get(userId) ?? null }]
  })
  const changed = going.filter((id) => !last.has(id)).map((id) => facts.get(id))
  return {
    meant,
    willChange: { count: meant.count - skipped.length, isEstimate: meant.isEstimate },
    sessions: sumOf(changed, 'sessions'),
    refreshTokens: sumOf(changed, 'refreshTokens'),
    apiKeys: sumOf(changed, 'apiKeys'),
    skippedCount: skipped.length,
    skipped: skipped.slice(0, namedAtMost),
  }
}

async function lookedAt(deps: PreviewBulkDeps, selection: BulkSelection, now: Date) {
  if (selection.kind === 'ids') {
    const ids = [...new Set(selection.ids)]
    return { ids, meant: { count: ids.length, isEstimate: false } }
  }
  const ids = await deps.bulk.matching(selection, now, null, selectedAtMost + 1)
  if (ids.length <= selectedAtMost) return { ids, meant: { count: ids.length, isEstimate: false } }
  return { ids: ids.slice(0, selectedAtMost), meant: { ...(await deps.countMatching()), isEstimate: true } }
}

function sumOf(people: readonly (PersonFacts | undefined)[], field: 'sessions' | 'refreshTokens' | 'apiKeys') {
  return people.reduce((sum, person) => sum + (person?.[field] ?? 0), 0)
}
