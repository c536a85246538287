// One person of a bulk job, in one transaction: their turn is taken, the action is done and the result is written, all of
// it or nothing. Whatever goes wrong with one person is their result and never the end of the job.
import type { AuditStore } from '../audit/audit-event.ts'
import type { Job } from '../jobs/job.ts'
import type { JobStore } from '../jobs/job-store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { UserStore } from '../users/user-store.ts'
import { type ActOnPersonDeps, actOnPerson } from './act-on-person.ts'
import { auditInJob } from './audit-in-job.ts'
import type { BulkJob } from './bulk-job.ts'
import type { BulkStore, SettledResult } from './bulk-store.ts'
import { skipReasonNow } from './skip-reason.ts'

export type PersonStores = ActOnPersonDeps & {
  readonly bulk: BulkStore
  readonly jobs: JobStore
  readonly audit: AuditStore
  readonly users: UserStore
}

export interface ApplyToPersonDeps {
  readonly clock: Clock
  readonly change: Change<PersonStores>
  readonly onFault: (fault: unknown) => void
}

export interface BulkTurn {
  readonly job: Pick<Job, 'id'>
  readonly bulk: BulkJob
  readonly actor: Actor
}

/** Whoever is being changed by others, or asked for while the directory is slow, gets another turn after everybody else. */
const triesAtMost = 3

export async function applyToPerson(
  deps: ApplyToPersonDeps,
  { job, bulk, actor }: BulkTurn,
  position: number,
): Promise<void> {
  const result = (outcome: SettledResult['outcome'], reason: string | null = null, message: string | null = null) => ({
    outcome,
    reason,
    message,
    at: deps.clock.now(),
  })
  const settle = async ({ bulk: store, jobs }: PersonStores, settled: SettledResult) => {
    await store.settle(job.id, [position], settled)
    // Getting further takes away what spoke against the job.
    await jobs.count(job.id, countsOf(settled))
  }
  try {
    await deps.change(async (stores) => {
      const [taken] = await stores.bulk.take(job.id, [position])
      if (taken === undefined) return
      const { userId, version } = taken
      await stores.users.findForChange(userId)
      const facts = (await stores.bulk.factsOf([userId], bulk.options, deps.clock.now())).get(userId)
      const skip = skipReasonNow(bulk, version, facts)
      if (skip !== null) return settle(stores, result('skipped', skip))
      const inJob = { ...stores, audit: auditInJob(stores.audit, job.id, bulk.options) }
      await actOnPerson[bulk.action](inJob, actor, userId, bulk.options)
      return settle(stores, result('done'))
    })
  } catch (fault) {
    await deps.change(async (stores) => {
      if ((await stores.bulk.take(job.id, [position])).length === 0) return
      const mayPass = fault instanceof RollcallError && fault.kind === 'unavailable'
      if (mayPass && (await stores.bulk.postpone(job.id, position)) < triesAtMost) return
      const { reason, message } = told(fault)
      const isSkip = reason === 'last_administrator' || reason === 'not_found'
      await settle(stores, isSkip ? result('skipped', reason) : result('failed', reason, message))
    })
    if (!(fault instanceof RollcallError)) deps.onFault(fault)
  }
}

function told(fault: unknown): { readonly reason: string; readonly message: string } {
  if (!(fault instanceof RollcallError)) return { reason: 'internal', message: 'Something went wrong on our side.' }
  if (fault.kind === 'unavailable')
    return { reason: 'busy', message: 'Somebody else was changing this person. Try again.' }
  if (fault.code === 'user_not_found') return { reason: 'not_found', message: fault.message }
  return { reason: fault.code, message: fault.message }
}

function countsOf({ outcome }: SettledResult) {
  return { inserted: 0, updated: outcome === 'done' ? 1 : 0, failed: outcome === 'failed' ? 1 : 0 }
}
