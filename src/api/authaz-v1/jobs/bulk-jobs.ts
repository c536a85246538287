// One action on many users, as a job: told before it is done, done once to each, repeated for those with whom it failed,
// stopped, and undone within a day.
import type { Static } from 'typebox'
import type { RaisableAct } from '../../../applications/action-grades.ts'
import { useApproval } from '../../../approvals/use-approval.ts'
import type { BulkAction, BulkJob } from '../../../bulk/bulk-job.ts'
import { changedWithoutReason, deletesAccounts, inverseOf } from '../../../bulk/bulk-job.ts'
import { bulkPermissions } from '../../../bulk/needed-permissions.ts'
import { previewBulk } from '../../../bulk/preview-bulk.ts'
import { raisableActsOf } from '../../../bulk/raisable-acts.ts'
import { retryBulk } from '../../../bulk/retry-bulk.ts'
import { startBulk } from '../../../bulk/start-bulk.ts'
import { stopBulk } from '../../../bulk/stop-bulk.ts'
import { undoBulk } from '../../../bulk/undo-bulk.ts'
import type { Directory } from '../../../directory.ts'
import type { WhilePaused } from '../../../http/while-paused.ts'
import { presentJob } from '../../../jobs/find-job.ts'
import type { Total } from '../../../kernel/page.ts'
import { suspendOrganization } from '../../../organizations/suspend-organization.ts'
import { type Answer, type Call, ok, type PublicCall, type Route } from '../route.ts'
import { countPeople } from '../users/count-people.ts'
import { readUserFilter } from '../users/read-user-filter.ts'
import { bulkPreview, jobJson, jobRecord } from './bulk-json.ts'
import { type BulkJobBody, bulkJobBody, dryRunQuery } from './bulk-schemas.ts'
import { readApprovedOrder } from './read-approved-order.ts'
import { readBulkOrder, refuseCalledPeople } from './read-bulk-order.ts'

type BulkCall = Call<Static<typeof dryRunQuery>, BulkJobBody>
type Stored = Parameters<Parameters<Directory['change']>[0]>[0]

export const bulkJobRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/jobs',
    access: bulkPermissions,
    query: dryRunQuery,
    body: bulkJobBody,
    stepUp: confirmation,
    act: actsOf,
    reason: 'own',
    whilePaused: whyItGoesOn,
    summary: 'Do one thing to many users, or tell what it would do',
    answers: { 200: bulkPreview, 202: jobRecord },
    handle: start,
  },
  {
    method: 'POST',
    path: '/jobs/:id/retry',
    access: bulkPermissions,
    stepUp: confirmationAgain,
    act: (call) => actsOfJob(call, (action) => action),
    reason: 'own',
    summary: 'Repeat a bulk job for the users with whom it failed',
    answers: { 202: jobRecord },
    handle: retry,
  },
  {
    method: 'POST',
    path: '/jobs/:id/cancel',
    access: bulkPermissions,
    whilePaused: 'contains',
    summary: 'Stop a bulk job, or call off one that is scheduled',
    answers: { 202: jobRecord },
    handle: (call) => changed(call, (deps) => stopBulk(deps, call.actor, call.params.id as string)),
  },
  {
    method: 'POST',
    path: '/jobs/:id/undo',
    access: bulkPermissions,
    stepUp: confirmationOfUndo,
    act: (call) => actsOfJob(call, inverseOf),
    summary: 'Undo a bulk job by one that does the opposite',
    answers: { 202: jobRecord },
    handle: (call) => changed(call, (deps) => undoBulk(deps, call.actor, call.params.id as string)),
  },
]

const containing: ReadonlySet<BulkAction> = new Set([
  'suspend',
  'activate',
  'lock-down',
  'revoke-sessions',
  'schedule-offboarding',
])

function whyItGoesOn({ query, body }: PublicCall<Static<typeof dryRunQuery>, BulkJobBody>): WhilePaused | null {
  if (query.dryRun === true) return 'reads'
  return containing.has(body.action) ? 'contains' : null
}

async function start(call: Call<Static<typeof dryRunQuery>, BulkJobBody>): Promise<Answer> {
  const isDry = call.query.dryRun === true
  if ('approval' in call.body.selection) return startApproved(call, call.body.selection.approval, isDry)
  const order = await readBulkOrder(call, isDry)
  if (!isDry) return changed(call, (deps) => startBulk(deps, call.actor, order))
  const { directory } = call
  const preview = await previewBulk(
    { bulk: directory.stores.bulk, clock: directory.clock, countMatching: () => countMatching(call) },
    order,
  )
  return ok(preview)
}

/** Once: the request is used up in the transaction in which the job is queued. */
async function startApproved(call: Call<unknown, BulkJobBody>, id: string, isDry: boolean): Promise<Answer> {
  const { approvedAction: action, order } = await readApprovedOrder(call, id, isDry)
  const { organizationId, endsOrganization, reason } = order.options
  return changed(call, async (deps) => {
    await useApproval(deps, call.actor, { id, action })
    // Nobody comes to it from here on, and nobody in it is signed in to it any more.
    if (endsOrganization) await suspendOrganization(deps, call.actor, organizationId ?? '', reason ?? '')
    return startBulk(deps, call.actor, order)
  })
}

/** What it takes to begin such a job, it takes to repeat it. */
async function retry(call: Call): Promise<Answer> {
  const id = call.params.id as string
  const job = await call.directory.stores.bulk.find(id)
  if (job !== null) await refuseCalledPeople(call, job.action)
  return changed(call, (deps) => retryBulk(deps, call.actor, id))
}

async function changed(
  call: Pick<Call, 'directory' | 'wakeJobs'>,
  change: (deps: Stored) => Promise<BulkJob>,
): Promise<Answer> {
  const { directory, wakeJobs } = call
  const bulk = await directory.change(change)
  wakeJobs()
  const job = presentJob(await directory.stores.jobs.find(bulk.id))
  return { status: 202, body: jobJson(directory, job, bulk) }
}

function actsOf({ query, body }: BulkCall): readonly RaisableAct[] {
  if (query.dryRun === true) return []
  const { revokeSessions: endsSessions, leaveOrganizations: leavesOrganizations } = body.options ?? {}
  return raisableActsOf(body.action, { endsSessions, leavesOrganizations })
}

type Following = (action: BulkAction) => BulkAction | null

/** What follows from a job weighs what it does. */
async function actsOfJob(call: Call, following: Following): Promise<readonly RaisableAct[]> {
  const next = await followUp(call, following)
  return next === null ? [] : raisableActsOf(next.action, next.job.options)
}

/** Null: of a job that is not there, or has no such action, nothing follows. */
async function followUp(
  { params, directory }: Call,
  following: Following,
): Promise<{ readonly job: BulkJob; readonly action: BulkAction } | null> {
  const job = await directory.stores.bulk.find(params.id as string)
  const action = job === null ? null : following(job.action)
  return job === null || action === null ? null : { job, action }
}

async function countMatching({ actor, body, directory }: Call<unknown, BulkJobBody>): Promise<Total> {
  const search = 'search' in body.selection ? body.selection.search : {}
  return countPeople(directory, (await readUserFilter(directory, actor, search)).filter)
}

/** What deletes is confirmed each time; what takes factors, or touches many, by a factor that was shown lately. */
function confirmation({ body, query }: Call<Static<typeof dryRunQuery>, BulkJobBody>): 'recent' | 'always' | null {
  if (query.dryRun === true) return null
  const people = 'ids' in body.selection ? body.selection.ids.length : null
  return confirmedBy(body.action, body.options ?? {}, people)
}

async function confirmationAgain(call: Call): Promise<'recent' | 'always' | null> {
  const next = await followUp(call, (action) => action)
  return next === null ? null : confirmedBy(next.action, next.job.options, next.job.failed)
}

/** What it takes to do the opposite to whoever was changed. */
async function confirmationOfUndo(call: Call): Promise<'recent' | 'always' | null> {
  const next = await followUp(call, inverseOf)
  return next === null ? null : confirmedBy(next.action, next.job.options, next.job.done)
}

/** `people`: null where nobody counted them. */
function confirmedBy(
  action: BulkAction,
  options: Parameters<typeof deletesAccounts>[1],
  people: number | null,
): 'recent' | 'always' | null {
  if (deletesAccounts(action, options)) return 'always'
  const isMany = people === null || people > changedWithoutReason
  return isMany || action === 'reset-mfa' || action === 'lock-down' ? 'recent' : null
}
