// The first owner, who needs nobody's leave: by the set-up link, or by the settings at start.
import { type Actor, systemActor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type CreateOperatorDeps, type CreateOperatorInput, newOperator } from './create-operator.ts'
import type { Operator } from './operator.ts'
import { type SetupLinkDeps, setupLinkHash } from './setup-link.ts'

export type FirstOwnerInput = Omit<CreateOperatorInput, 'role' | 'password'> & { readonly password: string }

/**
 * Spends the link and makes the owner, together or not at all: a password that is refused leaves the link as it was
 * (RAC-01). Call it in a transaction.
 */
export async function createFirstOwner(
  deps: CreateOperatorDeps & SetupLinkDeps,
  caller: Pick<Actor, 'ip' | 'userAgent' | 'requestId'>,
  token: string,
  input: FirstOwnerInput,
): Promise<Operator> {
  const isGood = await deps.setupLinks.consume(setupLinkHash(token), deps.clock.now())
  if ((await deps.operators.holdOwners()) > 0) {
    throw new RollcallError('owner_exists', 'Rollcall is set up already. Sign in, or ask an owner to add you.')
  }
  if (!isGood) {
    throw new RollcallError(
      'not_permitted',
      'This set-up link is wrong, used or older than a day. Restart Rollcall to get a new one.',
    )
  }
  return newOperator(deps, { ...systemActor, name: 'Set-up link', ...caller }, { ...input, role: 'owner' })
}

/** For unattended set-up: makes the owner where there is none, else does nothing. Call it in a transaction. */
export async function createOwnerFromSettings(
  deps: CreateOperatorDeps,
  input: FirstOwnerInput,
): Promise<Operator | null> {
  if ((await deps.operators.holdOwners()) > 0) return null
  return newOperator(deps, systemActor, { ...input, role: 'owner' })
}
