import { findUsable } from '../../../approvals/use-approval.ts'
import type { BulkSelection } from '../../../bulk/bulk-job.ts'
import { refuseMissingPermission } from '../../../bulk/needed-permissions.ts'
import type { BulkOrder } from '../../../bulk/start-bulk.ts'
import type { Directory } from '../../../directory.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { unlessTooLong } from '../../../kernel/search-timeout.ts'
import type { Call } from '../route.ts'
import { type BulkJobBody, type PeopleSelection, readOptions } from './bulk-schemas.ts'
import { countSelected } from './count-selected.ts'
import { readSelection } from './read-bulk-order.ts'

/** The order of whoever carries out what was approved: of those people, for that reason, at once. */
export async function readApprovedOrder(
  call: Call<unknown, BulkJobBody>,
  id: string,
  isDry: boolean,
): Promise<BulkOrder> {
  const { actor, body, directory } = call
  const { action, options: given = {} } = body
  if (isDry) throw invalidField('selection', 'What was approved is told by the request for approval itself.')
  if (action !== 'delete' || given.hard !== true) {
    throw invalidField('selection', 'An approval stands for delete with options.hard alone.')
  }
  const foreign = (['runAt', 'reason'] as const).find((name) => given[name] !== undefined)
  if (foreign !== undefined) {
    throw invalidField(`options.${foreign}`, 'What was approved begins at once, for the reason that was approved.')
  }
  const options = { ...readOptions(action, given, false), isApproved: true }
  refuseMissingPermission(actor, action, options)
  const { stores, clock } = directory
  const { input, reason } = await findUsable({ approvals: stores.approvals, clock }, actor, {
    id,
    action: 'erase-users',
  })
  const selection = await readSelection(call, input.selection as PeopleSelection)
  const approvedPeople = Number(input.people)
  await refuseMorePeople(directory, selection, approvedPeople)
  return { action, options: { ...options, reason, approvedPeople }, selection, runAt: null }
}

/**
 * Who matches may be changed after somebody approved it, by a role or a word in the metadata. The job asks the same once
 * it has found them, and alone where they are not counted in time.
 */
async function refuseMorePeople(directory: Directory, selection: BulkSelection, people: number): Promise<void> {
  const now = await unlessTooLong(countSelected(directory, selection), null)
  if (now === null || now <= people) return
  throw new RollcallError(
    'approval_required',
    `More people match than the ${people} whose deletion was approved. Ask again with POST /api/v1/approvals.`,
  )
}
