// The last turn of a job that deletes an organization with everybody in it: whoever was left as its last administrator goes
// together with it, since neither can be without the other. While anybody else is in it, it stays.

import type { Change } from '../kernel/change.ts'
import { RollcallError } from '../kernel/errors.ts'
import { emptyEach, removeOrganization } from '../memberships/delete-organization.ts'
import type { DeleteConnectionStores } from '../users/delete-connection.ts'
import { deleteUsers } from '../users/delete-user.ts'
import type { ApplyToPersonDeps, BulkTurn, PersonStores } from './apply-to-person.ts'
import { auditInJob } from './audit-in-job.ts'

export type EndOrganizationStores = PersonStores & DeleteConnectionStores

/** Why the organization is left; null where it is gone, also where it was before, or the job was stopped. */
export async function endOrganization(
  deps: Pick<ApplyToPersonDeps, 'clock'> & { readonly change: Change<EndOrganizationStores> },
  turn: BulkTurn,
): Promise<string | null> {
  try {
    const closed = await deps.change((stores) => removeWithLast(deps, stores, turn))
    await emptyEach(deps, turn.actor, closed)
    return null
  } catch (fault) {
    const code = fault instanceof RollcallError ? fault.code : null
    if (code === 'organization_not_found') return null
    if (code !== 'organization_not_empty') throw fault
    return 'Somebody came to the organization meanwhile, so it is left, suspended. Ask for approval again.'
  }
}

async function removeWithLast(
  { clock }: Pick<ApplyToPersonDeps, 'clock'>,
  stores: EndOrganizationStores,
  { job, bulk, actor }: BulkTurn,
): Promise<readonly string[]> {
  const last = await stores.bulk.takeLastAdministrators(job.id)
  const { organizationId } = bulk.options
  if (last === null || organizationId === null) return []
  const inJob = { ...stores, clock, audit: auditInJob(stores.audit, job.id, bulk.options) }
  if (last.length > 0) {
    const ids = last.map(({ userId }) => userId)
    await deleteUsers(inJob, actor, ids)
    const places = last.map(({ position }) => position)
    await stores.bulk.settle(job.id, places, { outcome: 'done', reason: null, message: null, at: clock.now() })
    await stores.jobs.count(job.id, { inserted: 0, updated: ids.length, failed: 0 })
  }
  return removeOrganization(inJob, actor, organizationId)
}
