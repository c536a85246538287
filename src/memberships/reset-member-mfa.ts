import { tellPerson } from '../authentication-methods/hold-person.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MemberPlace } from './assign-member-roles.ts'
import { holdMember, type PeopleAdministrationDeps, refuseSharedAccount } from './people-administration.ts'

/**
 * Turns MFA off: every factor, recovery code and remembered browser is gone, and where the person is signed in ends. The
 * next sign-in takes the password alone, unless the organization asks for a second factor, which is then set up (S002-17
 * to 20). The reset that asks for a new enrolment is authentication-methods/reset-mfa.ts. `circumstances` is what else the
 * event tells. Call it in a transaction.
 */
export async function resetMemberMfa(
  deps: PeopleAdministrationDeps,
  actor: Actor,
  place: MemberPlace,
  circumstances: JsonObject | null = null,
): Promise<void> {
  const { person, inside } = await holdMember(deps, actor, place)
  refuseSharedAccount(person, 'reset their second factor')
  const { userId } = place
  const { authenticationMethods, rememberedBrowsers, users, audit, messages } = inside
  const owner = await authenticationMethods.holdPerson(userId)
  const removed = await authenticationMethods.removeAll(userId, [])
  const finished = removed.filter(({ confirmedAt }) => confirmedAt !== null)
  const factors = [...new Set(finished.map(({ type }) => type))].toSorted()
  if (factors.length === 0) {
    throw new RollcallError('mfa_not_enabled', 'MFA is not enabled for this user, so there is nothing to reset.')
  }
  await rememberedBrowsers.removeAllOf(userId)
  await authenticationMethods.clearReset(userId)
  await users.endGrantsOf(userId)
  await audit.record(actor, 'user.mfa_reset', { kind: 'user', id: userId }, { factors, ...circumstances })
  if (owner === null) return
  await tellPerson(messages, owner, 'factor-removed', { factor: factors.join(', ') })
}
