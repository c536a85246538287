import type { SessionSettings } from '../applications/session-settings.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Account } from './account.ts'
import { isKnownBrowser } from './known-browser.ts'
import { originName } from './origin-name.ts'
import type { SignInDeps } from './sign-in-deps.ts'

type TellOfNewDeviceDeps = Pick<SignInDeps, 'sealer' | 'places' | 'publicUrl'> & {
  readonly stores: Pick<SignInDeps['stores'], 'messages'>
}

/**
 * Writes to the owner that somebody signed in to their account in a browser that shows no mark of an earlier sign-in to
 * it. Of an account nobody has signed in to yet, each browser is new. Call it in the transaction of the sign-in.
 */
export async function tellOfNewDevice(
  { stores, sealer, places, publicUrl }: TellOfNewDeviceDeps,
  { tellsOfNewDevices }: Pick<SessionSettings, 'tellsOfNewDevices'>,
  { userId, email, locale, lastLogin }: Account,
  knownBrowser: string | null,
  caller: Caller,
): Promise<void> {
  if (!tellsOfNewDevices || email === null || lastLogin === null) return
  if (isKnownBrowser(sealer, knownBrowser, userId)) return
  const values = { link: `${publicUrl}account/activity`, place: originName({ places }, caller, locale) }
  await stores.messages.queue({ kind: 'new-device', to: email, userId, locale, values })
}
