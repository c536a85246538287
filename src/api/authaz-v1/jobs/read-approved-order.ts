import { findUsable, type MeantApproval } from '../../../approvals/use-approval.ts'
import type { BulkSelection } from '../../../bulk/bulk-job.ts'
import { refuseMissingPermission } from '../../../bulk/needed-permissions.ts'
import type { BulkOrder } from '../../../bulk/start-bulk.ts'
import type { Directory } from '../../../directory.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { unlessTooLong } from '../../../kernel/search-timeout.ts'
import { presentOrganization } from '../../../organizations/find-organization.ts'
import type { Call } from '../route.ts'
import { type BulkJobBody, type PeopleSelection, readOptions } from './bulk-schemas.ts'
import { countSelected } from './count-selected.ts'
import { peopleOfOrganization } from './people-of-organization.ts'
import { readSelection } from './read-bulk-order.ts'

interface ApprovedOrder {
  readonly approvedAction: MeantApproval['action']
  readonly order: BulkOrder
}

/** The order of whoever carries out what was approved: of those people, for that reason, at once. */
export async function readApprovedOrder(
  call: Call<unknown, BulkJobBody>,
  id: string,
  isDry: boolean,
): Promise<ApprovedOrder> {
  const { actor, body, directory } = call
  const { action, options: given = {} } = body
  const { approvals } = directory.stores
  if (isDry) throw invalidField('selection', 'What was approved is told by the request for approval itself.')
  const asked = await approvals.find(id, directory.clock.now())
  const approvedAction = asked?.action === 'delete-organization' ? asked.action : ('erase-users' as const)
  const isHard = approvedAction === 'erase-users'
  if (action !== 'delete' || (given.hard === true) !== isHard) {
    throw invalidField(
      'selection',
      `This approval stands for delete ${isHard ? 'with' : 'without'} options.hard alone.`,
    )
  }
  const foreign = (['runAt', 'reason'] as const).find((name) => given[name] !== undefined)
  if (foreign !== undefined) {
    throw invalidField(`options.${foreign}`, 'What was approved begins at once, for the reason that was approved.')
  }
  const approval = await findUsable({ approvals, clock: directory.clock }, actor, { id, action: approvedAction })
  const approvedPeople = Number(approval.input.people)
  const ending = isHard ? {} : { organizationId: approval.subject.id, endsOrganization: true }
  const approved = { isApproved: true, approvedPeople, approval: id, reason: approval.reason }
  const options = { ...readOptions(action, given, false), ...approved, ...ending }
  refuseMissingPermission(actor, action, options)
  const selection = isHard
    ? await readSelection(call, approval.input.selection as PeopleSelection)
    : peopleOfOrganization(await presentId(directory, approval.subject.id), directory.clock.now())
  await refuseMorePeople(directory, selection, approvedPeople)
  return { approvedAction, order: { action, options, selection, runAt: null } }
}

async function presentId({ stores }: Directory, organizationId: string): Promise<string> {
  return presentOrganization(await stores.organizations.find(organizationId)).id
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
