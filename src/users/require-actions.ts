import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import { hasOwnFactor, hasSecondFactor } from '../authentication-methods/authentication-method.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField } from '../kernel/errors.ts'
import type { PasswordStore } from '../passwords/password-store.ts'
import { presentUser } from './find-user.ts'
import { hasProfileToUpdate, ownsProfile } from './own-profile.ts'
import { type RequiredAction, requiredActions } from './required-actions.ts'
import { primaryIdentity, type User } from './user.ts'
import type { UserStore } from './user-store.ts'

export interface RequireActionsDeps {
  readonly users: Pick<UserStore, 'findForChange' | 'requiredActionsOf' | 'setRequiredActions'>
  readonly passwords: Pick<PasswordStore, 'find'>
  readonly authenticationMethods: Pick<AuthenticationMethodStore, 'factorsOf'>
  readonly settings: Pick<SettingsStore, 'read'>
  readonly audit: AuditStore
}

/** What is left out stays as it is. */
export type RequireActionsInput = Partial<Readonly<Record<RequiredAction, boolean>>>

/**
 * Asks for actions, or calls them off, and answers what is asked for then. What could never be done, or is done already,
 * is refused: it would be asked for in vain. Call it in a transaction.
 */
export async function requireActions(
  deps: RequireActionsDeps,
  actor: Actor,
  userId: string,
  input: RequireActionsInput,
): Promise<readonly RequiredAction[]> {
  const user = presentUser(await deps.users.findForChange(userId))
  const before = presentUser(await deps.users.requiredActionsOf(userId))
  for (const action of requiredActions) {
    if (input[action] === true && !before.includes(action)) await refuseVain[action](deps, user)
  }
  const after = requiredActions.filter((action) => input[action] ?? before.includes(action))
  if (after.length === before.length && after.every((action) => before.includes(action))) return after
  await deps.users.setRequiredActions(userId, after)
  const details = changedValues({ requiredActions: [...before] }, { requiredActions: [...after] })
  await deps.audit.record(actor, 'user.required_actions_changed', { kind: 'user', id: userId }, details)
  return after
}

const refuseVain: Readonly<Record<RequiredAction, (deps: RequireActionsDeps, user: User) => Promise<void>>> = {
  'verify-email': async (_, { email, emailVerified }) => {
    if (email === null) throw invalidField('verifyEmail', 'The user has no e-mail address.')
    if (emailVerified) throw invalidField('verifyEmail', 'The e-mail address is verified already.')
  },
  'enrol-mfa': async ({ authenticationMethods, settings }, { id }) => {
    if ((await settings.read()).mfaPolicy === 'off') {
      throw invalidField('enrolMfa', 'Second factors are turned off in the settings.')
    }
    if (hasSecondFactor((await authenticationMethods.factorsOf(id)).factors)) {
      throw invalidField('enrolMfa', 'The user has a second factor already. Reset MFA to have them enrol anew.')
    }
  },
  'new-recovery-codes': async ({ authenticationMethods, settings }, { id }) => {
    if ((await settings.read()).mfaPolicy === 'off') {
      throw invalidField('newRecoveryCodes', 'Second factors are turned off in the settings.')
    }
    if (hasOwnFactor((await authenticationMethods.factorsOf(id)).factors)) return
    throw invalidField('newRecoveryCodes', 'The user has no second factor that recovery codes would stand in for.')
  },
  'accept-terms': async ({ settings }) => {
    if ((await settings.read()).termsUrl !== null) return
    throw invalidField('acceptTerms', 'The settings have no terms of use. Enter their address there first.')
  },
  'update-profile': async ({ settings }, user) => {
    if (!ownsProfile(user)) throw invalidField('updateProfile', 'Another provider keeps the profile of this user.')
    if (hasProfileToUpdate(await settings.read(), user)) return
    throw invalidField(
      'updateProfile',
      'The settings ask for no fields at sign-up that this user may change, so there is nothing to bring up to date.',
    )
  },
  'change-password': async ({ passwords }, user) => {
    const { connectionId, subject } = primaryIdentity(user)
    if ((await passwords.find({ connectionId, subject })) !== null) return
    throw invalidField('changePassword', 'The user has no password here that could be changed.')
  },
}
