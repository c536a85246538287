import type { AuditEvent } from '../audit/audit-event.ts'
import { RollcallError } from '../kernel/errors.ts'
import {
  type Acting,
  addressMark,
  areOne,
  type Persons,
  type PersonsBehindDeps,
  personsBehind,
} from './persons-behind.ts'
import type { RecoveryRequest } from './recovery-request.ts'

/**
 * Nobody lets themselves in, nor somebody whose address they set or vouched for last (console.md 3.14). Persons are
 * compared, not tokens (AUZ-13). Where the audit cannot say who that was, nobody is let in.
 */
export async function refuseOwnHand(
  deps: PersonsBehindDeps,
  decider: Persons,
  decidesAs: Acting['kind'],
  { userId, email }: Pick<RecoveryRequest, 'userId' | 'email'>,
): Promise<void> {
  const account = userId === null ? null : await deps.accounts.find(userId)
  const addresses = new Set([email, account?.email ?? email].map((each) => addressMark(deps, each)))
  const owner: Persons = { ids: new Set(userId === null ? [] : [userId]), addresses, makers: new Set(), isKnown: true }
  if (areOne(decider, owner)) {
    throw new RollcallError('not_permitted', 'This is your own request. Ask somebody else to decide it.')
  }
  if (userId === null) return
  for (const field of ['email', 'emailVerified'] as const) {
    const event = await newestChange(deps, userId, field)
    const setter = event === null ? null : await personsBehind(deps, event.actor)
    if (setter !== null && !setter.isKnown) refuseUnlessAtConsole(decidesAs)
    if (setter === null || !areOne(decider, setter)) continue
    throw new RollcallError(
      'not_permitted',
      'You changed or verified the e-mail address of this person last. Ask somebody else.',
    )
  }
}

/** An operator who is signed in is somebody; two keys, of which one is anybody's, may be the same person's. */
function refuseUnlessAtConsole(decidesAs: Acting['kind']): void {
  if (decidesAs === 'operator') return
  throw new RollcallError(
    'not_permitted',
    'It is not on record who made the key that set the address of this person last. Decide it in the console.',
  )
}

async function newestChange(
  { auditSearch }: PersonsBehindDeps,
  userId: string,
  field: 'email' | 'emailVerified',
): Promise<AuditEvent | null> {
  try {
    return await auditSearch.findNewestChange(userId, field)
  } catch (cause) {
    if (!(cause instanceof RollcallError) || cause.code !== 'search_timeout') throw cause
    const sentence = 'It cannot be told now who set the address of this person last. Try again in a minute.'
    throw new RollcallError('not_permitted', sentence, { cause })
  }
}
