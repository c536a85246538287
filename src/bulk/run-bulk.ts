// The worker's side of a bulk job: whoever is meant is found, then each gets their turn. Whether the one who asked for it
// may still do it is asked again and again, for they may have lost their office since.
import { actorOf, type Job } from '../jobs/job.ts'
import type { JobHandler } from '../jobs/run-jobs.ts'
import type { Permission } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import { pause } from '../kernel/pause.ts'
import { type ApplyToPersonDeps, applyToPerson, type PersonStores } from './apply-to-person.ts'
import { actsTogether, applyTogether } from './apply-together.ts'
import type { BulkJob } from './bulk-job.ts'
import type { BulkStore } from './bulk-store.ts'
import { type EndOrganizationStores, endOrganization } from './end-organization.ts'
import { presentBulk } from './find-bulk.ts'
import { missingPermission } from './needed-permissions.ts'

export interface BulkWorkDeps extends ApplyToPersonDeps {
  readonly stores: { readonly bulk: BulkStore }
  readonly change: Change<EndOrganizationStores>
  /** What whoever asked for a job may do now; null where they are there no more. */
  readonly rightsOf: (owner: Job['createdBy']) => Promise<ReadonlySet<Permission> | null>
}

const jobsAtOnce = 2
const foundAtOnce = 1_000
const turnsAtOnce = 50
/** So few that whoever wants to change one of them, or to stop the job, waits for less than a second. */
const togetherAtOnce = 100
const firstRetryMs = 500

export function bulkHandler(deps: BulkWorkDeps): JobHandler {
  return {
    kind: 'users-bulk',
    atOnce: jobsAtOnce,
    work: (job, signal) => runBulk(deps, job, signal),
    giveUp: (job, failure) => finish(deps, job, failure),
  }
}

async function runBulk(deps: BulkWorkDeps, job: Job, signal: AbortSignal): Promise<void> {
  const { bulk: store } = deps.stores
  const bulk = await store.find(job.id)
  if (bulk === null) return finish(deps, job, 'What was to be done is not known any more.')
  const refused = await refusal(deps, job, bulk)
  if (refused !== null) return finish(deps, job, refused)
  await collect(deps, job, signal)
  const unapproved = await beyondApproval(store, bulk)
  if (unapproved !== null) return finish(deps, job, unapproved)
  const isTogether = actsTogether(bulk)
  while (!signal.aborted) {
    const waiting = await store.listWaiting(job.id, isTogether ? togetherAtOnce : turnsAtOnce)
    if (waiting.length === 0) return finish(deps, job, await conclude(deps, job))
    await pauseBefore(waiting[0]?.tries ?? 0, signal)
    const permissions = await deps.rightsOf(job.createdBy)
    const missing = await refusal(deps, job, bulk, permissions)
    if (missing !== null) return finish(deps, job, missing)
    const actor = { ...actorOf(job), permissions: permissions ?? new Set<Permission>() }
    const positions = waiting.map(({ position }) => position)
    // Whoever was tried before is not to hold up the others again.
    const areNew = isTogether && waiting.every(({ tries }) => tries === 0)
    if (!(areNew && (await applyTogether(deps, { job, bulk, actor }, positions)))) {
      for (const position of positions) {
        if (signal.aborted) return
        await applyToPerson(deps, { job, bulk, actor }, position)
      }
    }
    // Stopped meanwhile: whoever stopped it has finished it.
    if ((await store.find(job.id))?.finishedAt !== null) return
  }
}

/** What is left to do once everybody had their turn; why it could not be done. Nothing is, while it failed for somebody. */
async function conclude(deps: BulkWorkDeps, job: Job): Promise<string | null> {
  const bulk = presentBulk(await deps.stores.bulk.find(job.id))
  if (!bulk.options.endsOrganization || bulk.failed > 0) return null
  const permissions = await deps.rightsOf(job.createdBy)
  const refused = await refusal(deps, job, bulk, permissions)
  if (refused !== null) return refused
  return endOrganization(deps, { job, bulk, actor: { ...actorOf(job), permissions: permissions ?? new Set() } })
}

/** Whoever was tried least comes first: once everybody had a turn, others get time to let go of those who are left. */
async function pauseBefore(tries: number, signal: AbortSignal): Promise<void> {
  if (tries > 0) await pause(firstRetryMs * 2 ** (tries - 1), signal)
}

async function refusal(
  deps: BulkWorkDeps,
  job: Job,
  bulk: BulkJob,
  known?: ReadonlySet<Permission> | null,
): Promise<string | null> {
  const permissions = known === undefined ? await deps.rightsOf(job.createdBy) : known
  const { name } = job.createdBy
  if (permissions === null) return `${name} asked for this and is here no more. Nobody else was changed.`
  const missing = missingPermission({ permissions }, bulk.action, bulk.options)
  return missing === null
    ? null
    : `${name} asked for this and lacks the permission ${missing} now. Nobody else was changed.`
}

/** Whoever matched at that time and still does. Begun anew after a stop, it goes over the same people. */
async function collect({ stores, change, clock }: BulkWorkDeps, { id }: Job, signal: AbortSignal): Promise<void> {
  const asked = await stores.bulk.toCollect(id)
  if (asked === null) return
  let after: string | null = null
  while (!signal.aborted) {
    const ids: readonly string[] = await stores.bulk.matching(asked, clock.now(), after, foundAtOnce)
    const isLast = ids.length < foundAtOnce
    await change(async ({ bulk }) => {
      await bulk.addPeople(
        id,
        ids.map((userId) => ({ userId, version: null })),
      )
      if (isLast) await bulk.endCollecting(id)
    })
    if (isLast) return
    after = ids.at(-1) ?? null
  }
}

/** Until they were found, more people may have come to match than those whose deletion was approved. */
async function beyondApproval(store: BulkStore, { id, options }: BulkJob): Promise<string | null> {
  const { approvedPeople } = options
  if (approvedPeople === null) return null
  const { total } = presentBulk(await store.find(id))
  if (total === null || total <= approvedPeople) return null
  return `More people match than the ${approvedPeople} whose deletion was approved. Nobody was deleted. Ask for approval again.`
}

async function finish(deps: BulkWorkDeps, job: Job, failure: string | null): Promise<void> {
  const status = failure === null ? 'completed' : 'failed'
  await deps.change(async ({ jobs, bulk, audit }: PersonStores) => {
    if (!(await jobs.finish(job.id, status, failure, deps.clock.now()))) return
    const ended = await bulk.find(job.id)
    const { done = 0, skipped = 0, failed = 0 } = ended ?? {}
    const counted = { action: ended?.action ?? null, status, done, skipped, failed }
    const details = { ...counted, ...(failure === null ? {} : { failure }) }
    await audit.record(actorOf(job), 'users.bulk_finished', { kind: 'job', id: job.id }, details)
  })
}
