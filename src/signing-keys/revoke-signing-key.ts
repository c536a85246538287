import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { newSigningKey, type SigningKeyDeps } from './rotate-signing-keys.ts'

/**
 * A key that others may know: whatever it signed is worthless from the next request on, and it leaves the published set.
 * Where it was in use, its successor takes over at once, known to others or not.
 */
export async function revokeSigningKey(deps: SigningKeyDeps, actor: Actor, id: string): Promise<void> {
  const { signingKeys, audit, sealer, clock } = deps
  const key = (await signingKeys.list()).find((known) => known.id === id)
  if (key === undefined) throw new RollcallError('signing_key_not_found', 'There is no signing key with this id.')
  const now = clock.now()
  if (key.state === 'current') await signingKeys.promoteNext(now)
  await signingKeys.remove(id)
  if (key.state !== 'retired') await signingKeys.insert(await newSigningKey(sealer, 'next', now))
  await audit.record(actor, 'signing_key.revoked', { kind: 'signing-key', id }, { state: key.state })
}
