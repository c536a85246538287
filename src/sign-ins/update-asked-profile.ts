// The profile where somebody is asked to bring it up to date: what sign-up asks, of what is theirs to write.
import type { Connection } from '../connections/connection.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { presentUser } from '../users/find-user.ts'
import { askedOfProfile } from '../users/own-profile.ts'
import { updateUser } from '../users/update-user.ts'
import { primaryIdentity, type User, type UserChanges } from '../users/user.ts'
import {
  type AskedField,
  type AskedFields,
  fieldFaults,
  fullName,
  givenFields,
  refuseSignUpFaults,
} from './asked-at-sign-up.ts'
import { withoutTakenNumber } from './free-number.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import type { SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'

export interface AskedProfile {
  readonly user: User
  readonly connection: Connection
  readonly asked: AskedFields
}

/** What is asked of somebody, and what they are known by. Throws `user_not_found`. */
export async function askedProfile(
  { stores }: { readonly stores: Pick<SignInDeps['stores'], 'users' | 'connections' | 'settings'> },
  userId: string,
): Promise<AskedProfile> {
  const [found, settings] = await Promise.all([stores.users.find(userId), stores.settings.read()])
  const user = presentUser(found)
  const connection = await stores.connections.find(primaryIdentity(user).connectionId)
  if (connection === null) throw new StaleSignIn('the connection went meanwhile')
  return { user, connection, asked: { username: 'off', ...askedOfProfile(settings, user) } }
}

/** Throws `invalid_input` for what is missing or wrong. What was emptied is removed. */
export async function updateAskedProfile(
  deps: SignInDeps,
  signIn: SignIn,
  typed: Partial<Readonly<Record<AskedField, string>>>,
  caller: Caller,
): Promise<SignIn> {
  const { step, facts } = await stepOf(deps, signIn)
  const { account } = facts
  if (step.kind !== 'profile' || account === null) throw new StaleSignIn('no profile is asked for here')
  const { userId } = account
  const { user, connection, asked } = await askedProfile(deps, userId)
  refuseSignUpFaults(fieldFaults(asked, connection, typed))
  const changes = await withoutTakenNumber(deps.stores, connection, changesOf(user, asked, typed))
  try {
    return await deps.change(async (stores) => {
      if (!(await stores.users.dropRequiredAction(userId, 'update-profile'))) {
        throw new StaleSignIn('the profile was confirmed or called off meanwhile')
      }
      await updateUser(
        { ...deps, stores, change: (work) => work(stores) },
        personFrom(account, caller),
        userId,
        changes,
      )
      return moveOn(stores, signIn, { lastFailure: null, shown: null }, deps.clock.now())
    })
  } catch (fault) {
    // Somebody else took the number between the two statements.
    if (fault instanceof RollcallError && fault.code === 'user_exists') throw new StaleSignIn('the number was taken')
    throw fault
  }
}

/** Where no name is asked for, whoever has none of their own, or that of both others, is called by these. */
function changesOf(user: User, asked: AskedFields, typed: Partial<Readonly<Record<AskedField, string>>>): UserChanges {
  const given = givenFields(asked, typed)
  const empty = (Object.keys(asked) as AskedField[]).filter((field) => asked[field] !== 'off' && !(field in given))
  const changes: UserChanges = { ...Object.fromEntries(empty.map((field) => [field, null])), ...given }
  const isOwnName = ![null, user.email, fullName(user)].includes(user.name)
  const both = fullName({ ...user, ...changes })
  const name = asked.name === 'off' && !isOwnName && both !== '' ? { name: both } : {}
  return { ...changes, ...name }
}
