import type { ApplicationSettings } from '../applications/settings.ts'
import { holdPerson, tellPerson } from '../authentication-methods/hold-person.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Account } from './account.ts'
import { originInLetter } from './origin-name.ts'
import type { SignInDeps } from './sign-in-deps.ts'

type TellOfNewDeviceDeps = Pick<SignInDeps, 'places' | 'publicUrl'> & {
  readonly stores: Pick<SignInDeps['stores'], 'authenticationMethods' | 'messages'>
}

/**
 * Writes to every verified address of the owner that somebody signed in to their account in a browser that shows no sign
 * of an earlier sign-in to it. Of an account nobody has signed in to yet, each browser is new. Call it in the transaction
 * of the sign-in.
 */
export async function tellOfNewDevice(
  { stores, places, publicUrl }: TellOfNewDeviceDeps,
  settings: Pick<ApplicationSettings, 'tellsOfNewDevices' | 'defaultLocale'>,
  { userId, lastLogin }: Account,
  caller: Caller,
): Promise<void> {
  if (!settings.tellsOfNewDevices || lastLogin === null) return
  const person = await holdPerson(stores.authenticationMethods, userId)
  const place = originInLetter({ places }, caller, person.locale, settings)
  await tellPerson(stores.messages, person, 'new-device', { link: `${publicUrl}account/activity`, place })
}
