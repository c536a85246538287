import type { BulkOptions, BulkSelection } from '../../../bulk/bulk-job.ts'
import { changedWithoutReason, deletesAccounts } from '../../../bulk/bulk-job.ts'
import { refuseMissingPermission } from '../../../bulk/needed-permissions.ts'
import type { BulkOrder } from '../../../bulk/start-bulk.ts'
import { isRequiredOf } from '../../../caller-verification/require-verification.ts'
import type { Directory } from '../../../directory.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { refuseErasingMore } from '../../../users/erase-alone.ts'
import { readMoment } from '../moment.ts'
import type { Call } from '../route.ts'
import { readUserFilter } from '../users/read-user-filter.ts'
import { type BulkJobBody, type PeopleSelection, readOptions } from './bulk-schemas.ts'

/** The order as the core takes it; whatever this caller may not ask for is refused. `isDry`: nothing of it happens. */
export async function readBulkOrder(call: Call<unknown, BulkJobBody>, isDry: boolean): Promise<BulkOrder> {
  const { actor, body, directory } = call
  const { action } = body
  const given = body.options ?? {}
  const options = await meantOptions(directory, readOptions(action, given, isDry))
  refuseMissingPermission(actor, action, options)
  await refuseCalledPeople(call, action)
  if ('approval' in body.selection) throw invalidField('selection', 'Give ids, or search and asOf.')
  const selection = await readSelection(call, body.selection)
  const size = selection.kind === 'ids' ? new Set(selection.ids).size : Number.POSITIVE_INFINITY
  // Programs have their own records of why.
  if (!isDry && call.signedIn !== null && options.reason === null) {
    if (deletesAccounts(action, options)) throw invalidField('options.reason', 'Give a reason: people are deleted.')
    if (size > changedWithoutReason) {
      throw invalidField('options.reason', `Give a reason: more than ${changedWithoutReason} people are changed.`)
    }
  }
  const runAt = readMoment('options.runAt', given.runAt)
  const begins = runAt ?? directory.clock.now()
  if (options.isHard && !isDry) {
    await refuseErasingMore({ ...directory.stores, clock: directory.clock }, actor, size, begins)
  }
  if (options.at !== null && new Date(options.at) <= begins) {
    throw invalidField('options.at', 'Name a day after the job begins. To end accounts then, suspend them.')
  }
  return { action, options, selection, runAt }
}

/** One who must be sure who is on the telephone resets the factors of that person, and of nobody else. */
export async function refuseCalledPeople(
  { directory, signedIn }: Pick<Call, 'directory' | 'signedIn'>,
  action: BulkOrder['action'],
): Promise<void> {
  if (action !== 'reset-mfa') return
  const settings = await directory.stores.settings.read()
  if (!isRequiredOf(settings, signedIn?.operator.role ?? null, 'mfa-reset')) return
  throw new RollcallError(
    'not_permitted',
    'You verify each caller before you reset their MFA: do it on the page of each person.',
  )
}

async function meantOptions({ stores }: Directory, options: BulkOptions): Promise<BulkOptions> {
  const { organizationId: named, roleId } = options
  const organizationId = named === null ? null : (await organizationNamed(stores, named)).id
  if (roleId !== null) {
    const missing =
      organizationId === null
        ? await stores.roles.findMissing([roleId])
        : await stores.memberRoles.findMissing(organizationId, [roleId])
    if (missing.length > 0) throw invalidField('options.roleId', 'There is no such role here.')
  }
  return { ...options, organizationId }
}

/** Who is meant, as the core takes it. */
export async function readSelection(
  { actor, directory }: Pick<Call, 'actor' | 'directory'>,
  selection: PeopleSelection,
): Promise<BulkSelection> {
  if ('ids' in selection) return { kind: 'ids', ids: selection.ids }
  const { filter } = await readUserFilter(directory, actor, selection.search)
  const asOf = readMoment('selection.asOf', selection.asOf) ?? directory.clock.now()
  return { kind: 'matching', filter, asOf }
}
