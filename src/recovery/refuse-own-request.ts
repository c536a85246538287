import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Sealer } from '../kernel/sealing.ts'
import {
  addressMark,
  type KnownOperators,
  nobodyKnown,
  type PersonsBehindDeps,
  personsBehind,
} from './persons-behind.ts'
import type { RecoveryAskingStore } from './recovery-asking.ts'
import type { RecoveryRequest } from './recovery-request.ts'
import { refuseOwnAsking } from './refuse-own-asking.ts'
import { refuseOwnHand } from './refuse-own-hand.ts'

export interface OwnRequestDeps {
  readonly sealer: Sealer
  readonly stores: Omit<PersonsBehindDeps, 'operators' | 'sealer'> & {
    readonly recoveryAskings: Pick<RecoveryAskingStore, 'askersOf'>
  }
}

/** A person behind the actor, where the face knows one: persons are compared, not tokens (AUZ-13). */
export interface Decider {
  readonly actor: Actor
  readonly email: string | null
  /** At the console; null for programs. */
  readonly role?: string | null
  /** Where the face knows operators. */
  readonly operators?: KnownOperators
}

/**
 * Nobody decides about themselves, nor what they asked for in somebody's stead, nor where it cannot be told who they are.
 * Throws `not_permitted`.
 */
export async function refuseOwnRequest(
  { stores, sealer }: OwnRequestDeps,
  { actor, email, operators = nobodyKnown }: Decider,
  request: RecoveryRequest,
): Promise<void> {
  const deps = { ...stores, operators, sealer }
  const persons = await personsBehind(deps, actor)
  if (!persons.isKnown) {
    throw new RollcallError(
      'not_permitted',
      'It is not on record who made this key, and so whether somebody else decides. Make a new key, or use the console.',
    )
  }
  const own = email === null ? [] : [addressMark(deps, email)]
  const decider = { ...persons, addresses: new Set([...persons.addresses, ...own]) }
  await refuseOwnAsking(deps, decider, actor.kind, await stores.recoveryAskings.askersOf(request.id))
  await refuseOwnHand(deps, decider, actor.kind, request)
}

/** The same as a sentence, for whoever looks before they decide; null where nothing is in the way. */
export async function whyNotToDecide(
  deps: OwnRequestDeps,
  decider: Decider,
  request: RecoveryRequest,
): Promise<string | null> {
  try {
    await refuseOwnRequest(deps, decider, request)
    return null
  } catch (fault) {
    if (fault instanceof RollcallError && fault.code === 'not_permitted') return fault.message
    throw fault
  }
}
