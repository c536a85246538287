// What a user is asked to do at their next sign-in (AUZ-14).
import { type Static, Type } from 'typebox'
import { presentUser } from '../../../users/find-user.ts'
import { requireActions } from '../../../users/require-actions.ts'
import type { RequiredAction } from '../../../users/required-actions.ts'
import { closed, flag } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const asked = (description: string) => Type.Optional(Type.Boolean({ description }))

const changeBody = Type.Object(
  {
    verifyEmail: asked('Prove the e-mail address by a code.'),
    enrolMfa: asked('Set up a second factor.'),
    newRecoveryCodes: asked('Show a second factor, and get new recovery codes; the old ones work until then.'),
    acceptTerms: asked('Accept the terms of use that the settings name; in a session that stands, too.'),
    updateProfile: asked('Bring up to date what sign-up asks; in a session that stands, too.'),
    changePassword: asked('Choose a new password.'),
  },
  { additionalProperties: false },
)
const state = closed(
  {
    verifyEmail: flag,
    enrolMfa: flag,
    newRecoveryCodes: flag,
    acceptTerms: flag,
    updateProfile: flag,
    changePassword: flag,
  },
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
  const asked = names.flatMap(([action, name]) => (body[name] === undefined ? [] : [[action, body[name]]]))
  const input = Object.fromEntries(asked)
  return ok(stateJson(await directory.change((deps) => requireActions(deps, actor, params.id as string, input))))
}

function stateJson(actions: readonly RequiredAction[]) {
  return Object.fromEntries(names.map(([action, name]) => [name, actions.includes(action)]))
}

type Name = keyof Static<typeof changeBody>

const names: readonly (readonly [RequiredAction, Name])[] = [
  ['verify-email', 'verifyEmail'],
  ['enrol-mfa', 'enrolMfa'],
  ['new-recovery-codes', 'newRecoveryCodes'],
  ['accept-terms', 'acceptTerms'],
  ['update-profile', 'updateProfile'],
  ['change-password', 'changePassword'],
]
