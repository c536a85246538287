// Who may do what to whom among operators.
import { missingPermissions } from '../api-keys/key-permissions.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type ConsoleRole, rolePermissions } from './console-roles.ts'
import type { Operator } from './operator.ts'

/** Nobody gives a role that may do what they may not themselves (AUZ-02). */
export function refuseHigherRole(actor: Actor, role: ConsoleRole): void {
  const missing = outranking(actor, role)
  if (missing.length === 0) return
  const message = `You cannot give the role ${role}: it may do what you may not (${missing.join(', ')}).`
  throw new RollcallError('not_permitted', message, { details: [{ field: 'role', message }] })
}

/** Nobody acts on somebody who outranks them (AUZ-04). */
export function refuseHigherOperator(actor: Actor, { role }: Operator): void {
  if (!isOutrankedBy(actor, role)) return
  throw new RollcallError('not_permitted', `You cannot do this to somebody with the role ${role}: they outrank you.`)
}

export function isOutrankedBy(actor: Actor, role: ConsoleRole): boolean {
  return outranking(actor, role).length > 0
}

/** Someone must always be able to put everything right (AUZ-09). `owners` is counted under `holdOwners`. */
export function refuseLosingLastOwner({ role, invitedAt }: Operator, owners: number): void {
  if (role !== 'owner' || invitedAt !== null || owners > 1) return
  throw new RollcallError('last_owner', 'This is the last owner. Make somebody else an owner first.')
}

/** Kept from admins so that duties are apart; whoever holds it ranks no higher for that (console.md 1.7). */
const dutyOfWatchers: ReadonlySet<string> = new Set(['lock_down:users'])

function outranking({ permissions }: Actor, role: ConsoleRole): readonly string[] {
  return missingPermissions(permissions, rolePermissions[role]).filter((name) => !dutyOfWatchers.has(name))
}
