// Many people of a bulk job in one transaction, where that costs much less than one after the other. All of it holds or
// nothing does, and whoever is to be left as they are has that as their result.
import type { Actor } from '../kernel/actor.ts'
import { deleteUsers } from '../users/delete-user.ts'
import type { ActOnPersonDeps } from './act-on-person.ts'
import type { ApplyToPersonDeps, BulkTurn, PersonStores } from './apply-to-person.ts'
import { auditInJob } from './audit-in-job.ts'
import type { BulkAction, BulkJob } from './bulk-job.ts'
import { skipReasonNow } from './skip-reason.ts'

type ActTogether = (deps: ActOnPersonDeps, actor: Actor, userIds: readonly string[]) => Promise<unknown>

const actTogether: Readonly<Partial<Record<BulkAction, ActTogether>>> = { delete: deleteUsers }

/** An erasure takes the id out of everything, for which each needs a name of their own. */
export function actsTogether({ action, options }: Pick<BulkJob, 'action' | 'options'>): boolean {
  return actTogether[action] !== undefined && !options.isHard
}

/** False where something went wrong and nothing was done: each of them then needs a turn alone, which tells with whom. */
export async function applyTogether(
  deps: ApplyToPersonDeps,
  turn: BulkTurn,
  positions: readonly number[],
): Promise<boolean> {
  try {
    await deps.change((stores) => applyToTaken(deps, stores, turn, positions))
    return true
  } catch {
    // Told of by the turn of whoever it was, with their name.
    return false
  }
}

async function applyToTaken(
  { clock }: ApplyToPersonDeps,
  stores: PersonStores,
  { job, bulk, actor }: BulkTurn,
  positions: readonly number[],
): Promise<void> {
  const act = actTogether[bulk.action]
  const taken = await stores.bulk.take(job.id, positions)
  if (act === undefined || taken.length === 0) return
  const ids = taken.map(({ userId }) => userId)
  await stores.users.findEachForChange(ids)
  const facts = await stores.bulk.factsOf(ids, bulk.options, clock.now())
  const groups = Map.groupBy(taken, ({ userId, version }) => skipReasonNow(bulk, version, facts.get(userId)))
  const inJob = { ...stores, audit: auditInJob(stores.audit, job.id, bulk.options) }
  const asTheyHadToBe = (groups.get(null) ?? []).map(({ userId }) => userId)
  if (asTheyHadToBe.length > 0) await act(inJob, actor, asTheyHadToBe)
  for (const [reason, people] of groups) {
    const outcome = reason === null ? 'done' : 'skipped'
    const places = people.map(({ position }) => position)
    await stores.bulk.settle(job.id, places, { outcome, reason, message: null, at: clock.now() })
  }
  // Getting further takes away what spoke against the job.
  await stores.jobs.count(job.id, { inserted: 0, updated: asTheyHadToBe.length, failed: 0 })
}
