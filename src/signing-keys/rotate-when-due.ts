import { systemActor } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { RollcallError } from '../kernel/errors.ts'
import { rotateSigningKeys, type SigningKeyDeps } from './rotate-signing-keys.ts'
import type { SigningKeyStore } from './signing-key.ts'

/** security.md 5.3. */
export const currentForDays = 90

export interface RotateWhenDueDeps {
  readonly stores: { readonly signingKeys: SigningKeyStore }
  readonly change: Change<SigningKeyDeps>
  readonly clock: Clock
}

/** Rotates a key that has signed for 90 days; whether it did. */
export async function rotateWhenDue({ stores, change, clock }: RotateWhenDueDeps): Promise<boolean> {
  const current = (await stores.signingKeys.list()).find(({ state }) => state === 'current')
  const dueBefore = clock.now().getTime() - currentForDays * 86_400_000
  if (current === undefined || (current.currentSince ?? current.createdAt).getTime() > dueBefore) return false
  try {
    await change((deps) => rotateSigningKeys(deps, systemActor, { isForced: false }))
    return true
  } catch (fault) {
    // Another process was first, or others may not know the next key yet: the next look is early enough.
    if (fault instanceof RollcallError && fault.code === 'signing_key_too_new') return false
    throw fault
  }
}
