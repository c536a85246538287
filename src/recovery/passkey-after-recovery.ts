// The new passkey at the end of a recovery. What it has to answer lies with the request, for the browser that opened the
// link alone, and is answered once.
import type { SettingsStore } from '../applications/settings.ts'
import type { AuthenticationMethodStore } from '../authentication-methods/authentication-method-store.ts'
import { finishRegistration, registrationOptions } from '../authentication-methods/passkeys.ts'
import type { Caller } from '../kernel/actor.ts'
import { invalidField } from '../kernel/errors.ts'
import { personFrom } from '../sign-ins/sign-in-deps.ts'
import { endWithFactor } from './end-recovery.ts'
import type { RecoveryDeps } from './open-recovery.ts'
import { unusableRecoveryLink } from './recovery-request.ts'
import { requireRecovery } from './recovery-under-way.ts'

export interface PasskeyAfterRecoveryDeps extends RecoveryDeps {
  readonly stores: RecoveryDeps['stores'] & {
    readonly settings: Pick<SettingsStore, 'read'>
    readonly authenticationMethods: AuthenticationMethodStore
  }
  readonly publicUrl: string
}

/** What the browser needs to make a passkey. Of two pages the one that was shown last can be answered. */
export async function startPasskeyAfterRecovery(deps: PasskeyAfterRecoveryDeps, browserHash: Buffer): Promise<object> {
  const { request, account } = await requireRecovery(deps, browserHash, 'factor')
  const { stores, publicUrl, clock } = deps
  const { displayName } = await stores.settings.read()
  const options = await registrationOptions({ ...stores, publicUrl }, account, displayName)
  const { recoveryRequests } = stores
  if (!(await recoveryRequests.noteChallenge(request.id, browserHash, options.challenge, clock.now()))) {
    throw unusableRecoveryLink()
  }
  return options
}

/**
 * The end of a recovery: the passkey counts, and the person has new recovery codes, which are shown once. Throws
 * `invalid_input` for an answer that proves nothing, or to a page that was not the last. Makes no session.
 */
export async function finishWithPasskey(
  deps: PasskeyAfterRecoveryDeps,
  caller: Caller,
  browserHash: Buffer,
  response: unknown,
): Promise<readonly string[]> {
  const underWay = await requireRecovery(deps, browserHash, 'factor')
  const { request, account, enrollingChallenge: challenge } = underWay
  const { stores, clock, publicUrl } = deps
  // Before it is looked at, so that a wrong answer spends the challenge too.
  const isAsked =
    challenge !== null && (await stores.recoveryRequests.takeChallenge(request.id, browserHash, challenge, clock.now()))
  if (!isAsked) throw invalidField('response', 'No passkey was asked for. Try again.')
  return deps.change(async (changing) => {
    const actor = personFrom(account, caller)
    const registration = { ...changing, publicUrl, clock }
    await finishRegistration(registration, actor, account, { challenge, response, name: null })
    return endWithFactor({ stores: changing, clock }, { underWay, actor, browserHash })
  })
}
