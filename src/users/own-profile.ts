import type { SignUpRules } from '../applications/sign-up-rules.ts'
import { connectionKind } from '../connections/connection.ts'
import { primaryIdentity, type User } from './user.ts'

/** Whether their names are theirs to write: what another provider fills is written anew at the next sign-in. */
export function ownsProfile(user: User): boolean {
  return kindOf(user) !== 'other'
}

/** Of what sign-up asks, what they may be asked once more. A number that is proven stays, and so does what they sign in by. */
export function askedOfProfile(
  { signUpFields }: Pick<SignUpRules, 'signUpFields'>,
  user: User,
): SignUpRules['signUpFields'] {
  const keepsNumber = user.phoneVerified === true || kindOf(user) !== 'database'
  return keepsNumber ? { ...signUpFields, phoneNumber: 'off' } : signUpFields
}

/** Whether there is anything for them to bring up to date: a page without fields asks nothing of anybody. */
export function hasProfileToUpdate(rules: Pick<SignUpRules, 'signUpFields'>, user: User): boolean {
  return ownsProfile(user) && Object.values(askedOfProfile(rules, user)).some((demand) => demand !== 'off')
}

function kindOf(user: User) {
  return connectionKind({ strategy: primaryIdentity(user).provider })
}
