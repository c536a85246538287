// What is done to all second factors of a user, or to one provider's (auth0.md 3.7, 3.8, 3.13, 3.14).
import { methodTypes } from '../../../authentication-methods/authentication-method.ts'
import { forgetBrowsers } from '../../../authentication-methods/forget-browsers.ts'
import { makeSingleRecoveryCode } from '../../../authentication-methods/recovery-codes.ts'
import { removeAllMethods } from '../../../authentication-methods/remove-method.ts'
import { RollcallError } from '../../../kernel/errors.ts'
import { type Answer, anyOf, type Call, noContent, ok, type Route } from '../route.ts'
import { userParams } from '../users/user-schemas.ts'
import { recoveryCode } from './authentication-method-answers.ts'
import { multifactorParams } from './authentication-methods-schemas.ts'

const updatesUsers = anyOf('update:users')

export const multifactorRoutes: readonly Route[] = [
  {
    method: 'DELETE',
    path: '/users/:id/authenticators',
    params: userParams,
    // The documentation names the one, the error of the service the other.
    scopes: anyOf('remove:authenticators', 'delete:guardian_enrollments'),
    summary: 'Delete All Authenticators',
    answers: { 204: null },
    handle: removeAuthenticators,
  },
  {
    method: 'POST',
    path: '/users/:id/recovery-code-regeneration',
    params: userParams,
    scopes: updatesUsers,
    summary: 'Generate New Multi-factor Authentication Recovery Code',
    answers: { 200: recoveryCode },
    handle: regenerateRecoveryCode,
  },
  {
    method: 'POST',
    path: '/users/:id/multifactor/actions/invalidate-remember-browser',
    params: userParams,
    scopes: updatesUsers,
    whilePaused: 'contains',
    summary: 'Invalidate All Remembered Browsers for Multi-factor Authentication',
    answers: { 204: null },
    handle: forgetAllBrowsers,
  },
  {
    method: 'DELETE',
    path: '/users/:id/multifactor/:provider',
    params: multifactorParams,
    scopes: updatesUsers,
    summary: "Delete a User's Multi-factor Provider",
    answers: { 204: null },
    differs: 'duo is accepted and removes nothing: nobody has it here.',
    handle: removeProvider,
  },
]

/** Passkeys are no second factors there: they stay. A user who is not there has none (auth0.md 1.8). */
async function removeAuthenticators({ actor, params, directory }: Call): Promise<Answer> {
  await directory
    .change((deps) => removeAllMethods(deps, actor, params.id as string, ['passkey']))
    .catch((fault: unknown) => {
      if (!(fault instanceof RollcallError && fault.code === 'user_not_found')) throw fault
    })
  return noContent
}

/** The one code in the answer replaces all that were there. */
async function regenerateRecoveryCode({ actor, params, directory }: Call): Promise<Answer> {
  const code = await directory
    .change((deps) => makeSingleRecoveryCode(deps, actor, params.id as string))
    .catch((fault: unknown) => {
      if (!(fault instanceof RollcallError && fault.code === 'user_not_found')) throw fault
      throw new RollcallError('enrollment_not_found', 'Enrollment not found.')
    })
  return ok({ recovery_code: code })
}

async function forgetAllBrowsers({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => forgetBrowsers(deps, actor, params.id as string))
  return noContent
}

/** There is no Duo here, so nobody has it. */
async function removeProvider({ actor, params, directory }: Call): Promise<Answer> {
  const others = params.provider === 'duo' ? methodTypes : methodTypes.filter((type) => type !== 'totp')
  await directory.change((deps) => removeAllMethods(deps, actor, params.id as string, others))
  return noContent
}
