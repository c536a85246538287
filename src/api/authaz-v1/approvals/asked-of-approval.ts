// What a request for approval asks for, read from its body: about one person, or about many as they are selected or
// exported. Whatever goes with another action is refused.
import { createHash } from 'node:crypto'
import type { Approval, ApprovalAction } from '../../../approvals/approval.ts'
import { invalidField, notSupported, RollcallError } from '../../../kernel/errors.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import type { Total } from '../../../kernel/page.ts'
import { organizationNamed } from '../../../organizations/find-organization.ts'
import { calledName } from '../../../organizations/organization.ts'
import { exportedTime } from '../imports/exported-time.ts'
import { countSelected } from '../jobs/count-selected.ts'
import { readSelection } from '../jobs/read-bulk-order.ts'
import type { Call } from '../route.ts'
import { countPeople } from '../users/count-people.ts'
import { readUserFilter } from '../users/read-user-filter.ts'
import type { RequestBody } from './approval-schemas.ts'
import { approvedActs } from './approved-acts.ts'

type Asked = Pick<Approval, 'action' | 'subject' | 'input'>
type Asking = Call<unknown, RequestBody>

type Field = 'subjectId' | 'input' | 'selection' | 'export'
const fields: readonly Field[] = ['subjectId', 'input', 'selection', 'export']
const ofOne: readonly Field[] = ['subjectId', 'input']
const taken: Readonly<Partial<Record<ApprovalAction, readonly Field[]>>> = {
  'erase-users': ['selection'],
  'export-users': ['export'],
  'delete-organization': ['subjectId'],
}

export async function readAsked(call: Asking): Promise<Asked> {
  const { body } = call
  const { action, selection, export: wanted } = body
  const foreign = fields.find((name) => body[name] !== undefined && !(taken[action] ?? ofOne).includes(name))
  if (foreign !== undefined) throw invalidField(foreign, `The action ${action} takes no ${foreign}.`)
  if (action === 'erase-users') return askedErasure(call, selection)
  if (action === 'export-users') return askedExport(call, wanted)
  if (action === 'delete-organization') return askedDeletion(call)
  return askedOfOne(call)
}

async function askedOfOne({ body, directory, console }: Asking): Promise<Asked> {
  const { action, subjectId: id, input = {} } = body
  const { subject, check } = approvedActs[action]
  if (id === undefined || subject === 'users' || subject === 'organization')
    throw invalidField('subjectId', 'Give the id of the operator or user.')
  const asked = { action, subject: { kind: subject, id }, input: input as JsonObject }
  check(asked)
  const found = subject === 'user' ? await directory.stores.users.find(id) : await console.stores.operators.find(id)
  if (found === null && subject === 'user') throw new RollcallError('user_not_found', 'The user does not exist.')
  if (found === null) throw new RollcallError('operator_not_found', 'There is no such operator.')
  return asked
}

async function askedErasure(call: Asking, selection: RequestBody['selection']): Promise<Asked> {
  if (selection === undefined) throw invalidField('selection', 'Give ids, or search and asOf.')
  const meant = 'ids' in selection ? { ids: [...new Set(selection.ids)] } : selection
  // No more are erased than the second person read, so that it is no estimate.
  const count = await countSelected(call.directory, await readSelection(call, meant))
  return askedOfMany('erase-users', { selection: meant }, { count, isEstimate: false })
}

async function askedExport(call: Asking, wanted: RequestBody['export']): Promise<Asked> {
  if (wanted === undefined) throw invalidField('export', 'Give what is to be exported; {} for all users.')
  const { columns, timezone: _timezone, format: _format, bom: _bom, ...filters } = wanted
  exportedTime(wanted)
  if (columns?.split(',').includes('roles') && !call.actor.permissions.has('read:roles')) {
    throw new RollcallError('insufficient_scope', 'The column roles needs the permission read:roles.')
  }
  const { filter } = await readUserFilter(call.directory, call.actor, filters)
  return askedOfMany('export-users', { export: wanted }, await countPeople(call.directory, filter))
}

/** With everybody in it, counted to the last one: no more are deleted than the second person read. */
async function askedDeletion({ body: { subjectId }, directory }: Asking): Promise<Asked> {
  if (directory.application.poolMode === 'shared') {
    throw notSupported('In a shared pool people outlive the organization: delete it alone.')
  }
  if (subjectId === undefined) throw invalidField('subjectId', 'Give the id or the name of the organization.')
  const organization = await organizationNamed(directory.stores, subjectId)
  const people = await directory.stores.organizations.countMembers(organization.id)
  if (people === 0) throw invalidField('subjectId', 'Nobody is in this organization, so you delete it alone.')
  return {
    action: 'delete-organization',
    subject: { kind: 'organization', id: organization.id },
    input: { organization: calledName(organization), people, isEstimate: false },
  }
}

/** The same people asked for twice are the same subject, so that they wait once. */
function askedOfMany(action: Asked['action'], what: JsonObject, { count, isEstimate }: Total): Asked {
  const mark = createHash('sha256')
    .update(JSON.stringify([action, what]))
    .digest('base64url')
  return { action, subject: { kind: 'users', id: mark }, input: { ...what, people: count, isEstimate } }
}
