// What becomes of an account: suspended, activated, offboarded on a day (docs/lifecycle.md).
import { Type } from 'typebox'
import { deletesAccounts } from '../../../bulk/bulk-job.ts'
import { raisableActsOf } from '../../../bulk/raisable-acts.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import type { Offboarding } from '../../../offboarding/offboarding.ts'
import { cancelOffboarding, scheduleOffboarding } from '../../../offboarding/schedule-offboarding.ts'
import { activateUser } from '../../../users/activate-user.ts'
import { presentUser } from '../../../users/find-user.ts'
import { holdVersion } from '../../../users/hold-version.ts'
import { suspendUser } from '../../../users/suspend-user.ts'
import { sayingWhatElseToDo } from '../../../users/suspended-administrator.ts'
import { closed, count, flag, orNull, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { ifMatch } from '../if-match.ts'
import { readMoment } from '../moment.ts'
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts'
import { userAnswer } from './user-answer.ts'
import { userRecord } from './user-answers.ts'
import {
  type ActivateUserBody,
  activateUserBody,
  type OffboardUserBody,
  offboardUserBody,
  type SuspendUserBody,
  suspendUserBody,
} from './user-schemas.ts'

const offboarding = closed(
  {
    status: Type.Enum(['scheduled', 'done', 'failed']),
    at: timestamp,
    leaveOrganizations: flag,
    deleteAfterDays: orNull(count),
    deleteAt: timestampOrNull,
    failure: textOrNull,
    scheduledAt: timestamp,
  },
  'Offboarding',
)

const ofOffboarding = { path: '/users/:id/offboarding', access: ['suspend:users'] } as const

export const userLifecycleRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/suspend',
    access: ['suspend:users'],
    body: suspendUserBody,
    whilePaused: 'contains',
    act: ({ body }: Call<unknown, SuspendUserBody>) => raisableActsOf('suspend', { endsSessions: body.revokeSessions }),
    summary: 'Suspend a user',
    answers: { 200: userRecord },
    handle: suspend,
  },
  {
    method: 'POST',
    path: '/users/:id/activate',
    access: ['suspend:users'],
    body: activateUserBody,
    whilePaused: 'contains',
    act: 'activate',
    summary: 'Activate a user',
    answers: { 200: userRecord },
    handle: activate,
  },
  {
    method: 'GET',
    path: ofOffboarding.path,
    access: ['read:users'],
    summary: 'Get the offboarding of a user',
    answers: { 200: closed({ offboarding: orNull(offboarding) }) },
    handle: showOffboarding,
  },
  {
    method: 'POST',
    ...ofOffboarding,
    body: offboardUserBody,
    stepUp: ({ body }: Call<unknown, OffboardUserBody>) => (deletes(body) ? 'always' : null),
    whilePaused: 'contains',
    act: ({ body }: Call<unknown, OffboardUserBody>) =>
      raisableActsOf('schedule-offboarding', { leavesOrganizations: body.leaveOrganizations }),
    summary: 'Schedule the offboarding of a user',
    answers: { 200: closed({ offboarding }) },
    handle: schedule,
  },
  {
    method: 'DELETE',
    ...ofOffboarding,
    whilePaused: 'contains',
    summary: 'Cancel the offboarding of a user',
    answers: { 204: null },
    handle: cancel,
  },
]

/** Sessions rest and go on after activation, unless the caller ends them (product.md, decision 3; S000-31, S000-33). */
async function suspend(call: Call<unknown, SuspendUserBody>): Promise<Answer> {
  const { actor, params, body, directory, request } = call
  const { reason, revokeSessions: endsSessions } = body
  const input = { reason, endsSessions, until: readMoment('until', body.until) }
  const id = params.id as string
  const { ifVersion } = ifMatch(request.headers['if-match'])
  const suspending = directory.change(async (deps) => {
    await holdVersion(deps, id, ifVersion)
    return suspendUser(deps, actor, id, input)
  })
  return userAnswer(directory, 200, await sayingWhatElseToDo(actor, suspending))
}

async function activate(call: Call<unknown, ActivateUserBody>): Promise<Answer> {
  const { actor, params, body, directory, request } = call
  const id = params.id as string
  const { ifVersion } = ifMatch(request.headers['if-match'])
  const user = await directory.change(async (deps) => {
    await holdVersion(deps, id, ifVersion)
    return activateUser(deps, actor, id, body.reason)
  })
  return userAnswer(directory, 200, user)
}

async function showOffboarding({ params, directory }: Call): Promise<Answer> {
  const { stores } = directory
  const { id } = presentUser(await stores.users.find(params.id as string))
  const found = await stores.offboardings.find(id)
  return ok({ offboarding: found === null ? null : offboardingJson(found) })
}

async function schedule({ actor, params, body, directory }: Call<unknown, OffboardUserBody>): Promise<Answer> {
  const { leaveOrganizations: leavesOrganizations = false, deleteAfterDays = null } = body
  if (deletes(body) && !actor.permissions.has('delete:users')) {
    throw new RollcallError('insufficient_scope', 'To set deleteAfterDays you need the permission delete:users.')
  }
  const at = readMoment('at', body.at) as Date
  const plan = { at, leavesOrganizations, deleteAfterDays }
  const scheduled = await directory.change((deps) => scheduleOffboarding(deps, actor, params.id as string, plan))
  return ok({ offboarding: offboardingJson(scheduled) })
}

/** It asks what deleting the person at once asks. */
function deletes(body: OffboardUserBody): boolean {
  return deletesAccounts('schedule-offboarding', body)
}

async function cancel({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => cancelOffboarding(deps, actor, params.id as string))
  return noContent
}

function offboardingJson(found: Offboarding) {
  const { status, at, leavesOrganizations, deleteAfterDays, deleteAt, failure, scheduledAt } = found
  return { status, at, leaveOrganizations: leavesOrganizations, deleteAfterDays, deleteAt, failure, scheduledAt }
}
