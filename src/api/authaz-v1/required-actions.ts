// What a user is asked to do at their next sign-in (AUZ-14).
import { type Static, Type } from 'typebox'
import { presentUser } from '../../users/find-user.ts'
import { requireActions } from '../../users/require-actions.ts'
import type { RequiredAction } from '../../users/required-actions.ts'
import { closed, flag } from './answers.ts'
import { type Answer, type Call, ok, type Route } from './route.ts'

const asked = (description: string) => Type.Optional(Type.Boolean({ description }))

const changeBody = Type.Object(
  {
    verifyEmail: asked('Prove the e-mail address by a code.'),
    enrolMfa: asked('Set up a second factor.'),
    newRecoveryCodes: asked('Show a second factor, and get new recovery codes; the old ones work until then.'),
    changePassword: asked('Choose a new password.'),
  },
  { additionalProperties: false },
)
const state = closed(
  { verifyEmail: flag, enrolMfa: flag, newRecoveryCodes: flag, changePassword: flag },
  'RequiredActions',
)

export const requiredActionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/:id/required-actions',
    access: ['read:users'],
    summary: 'Get what a user has to do at the next sign-in',
    answers: { 200: state },
    handle: get,
  },
  {
    method: 'PATCH',
    path: '/users/:id/required-actions',
    access: ['update:users', 'reset:mfa'],
    body: changeBody,
    summary: 'Change what a user has to do at the next sign-in',
    answers: { 200: state },
    handle: change,
  },
]

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(stateJson(presentUser(await directory.stores.users.requiredActionsOf(params.id as string))))
}

async function change(call: Call<unknown, Static<typeof changeBody>>): Promise<Answer> {
  const { actor, params, body, directory } = call
  const { verifyEmail, enrolMfa, newRecoveryCodes, changePassword } = body
  const input = {
    ...(verifyEmail === undefined ? {} : { 'verify-email': verifyEmail }),
    ...(enrolMfa === undefined ? {} : { 'enrol-mfa': enrolMfa }),
    ...(newRecoveryCodes === undefined ? {} : { 'new-recovery-codes': newRecoveryCodes }),
    ...(changePassword === undefined ? {} : { 'change-password': changePassword }),
  }
  return ok(stateJson(await directory.change((deps) => requireActions(deps, actor, params.id as string, input))))
}

function stateJson(actions: readonly RequiredAction[]) {
  return {
    verifyEmail: actions.includes('verify-email'),
    enrolMfa: actions.includes('enrol-mfa'),
    newRecoveryCodes: actions.includes('new-recovery-codes'),
    changePassword: actions.includes('change-password'),
  }
}
