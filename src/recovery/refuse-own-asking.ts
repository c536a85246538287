import { RollcallError } from '../kernel/errors.ts'
import { type Acting, areOne, markText, type Persons, type PersonsBehindDeps, personsBehind } from './persons-behind.ts'
import type { RecoveryAsker } from './recovery-asking.ts'

/**
 * Whoever asked in somebody's stead does not decide it: the approver is never the requester (console.md 3.14). Persons
 * are compared, not tokens (AUZ-13), by what they are and by what they were when they asked.
 */
export async function refuseOwnAsking(
  deps: PersonsBehindDeps,
  decider: Persons,
  decidesAs: Acting['kind'],
  askers: readonly RecoveryAsker[],
): Promise<void> {
  for (const { askedBy, addresses } of askers) {
    const now = await personsBehind(deps, askedBy as Acting)
    const asker = { ...now, addresses: new Set([...now.addresses, ...addresses.map(markText)]) }
    if (areOne(decider, asker)) {
      throw new RollcallError('not_permitted', 'You asked for this in their stead. Ask somebody else to decide it.')
    }
    // An operator who is signed in is somebody; two keys, of which one is anybody's, may be the same person's.
    if (!asker.isKnown && decidesAs !== 'operator') {
      throw new RollcallError(
        'not_permitted',
        'It is not on record who made the key that asked for this. Decide it in the console.',
      )
    }
  }
}
