import { findUsable } from '../../approvals/use-approval.ts'
import { refuseMissingPermission } from '../../bulk/needed-permissions.ts'
import type { BulkOrder } from '../../bulk/start-bulk.ts'
import { invalidField } from '../../kernel/errors.ts'
import { type BulkJobBody, type PeopleSelection, readOptions } from './bulk-schemas.ts'
import { readSelection } from './read-bulk-order.ts'
import type { Call } from './route.ts'

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
  return { action, options: { ...options, reason }, selection, runAt: null }
}
