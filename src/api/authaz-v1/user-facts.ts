// What rows of a users list tell besides, where `include` asks for it.
import type { Directory } from '../../directory.ts'
import type { Actor } from '../../kernel/actor.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { countedAtMost, type FirstOf } from '../../users/user-facts.ts'

const nothing: FirstOf<never> = { first: [], total: 0 }

/** For a page at once: one question a fact. */
export async function factsOf(
  { stores, clock }: Directory,
  actor: Actor,
  userIds: readonly string[],
  include: string | undefined,
): Promise<(userId: string) => Record<string, unknown>> {
  const asked = new Set(include?.split(','))
  if (asked.has('roles') && !actor.permissions.has('read:roles')) {
    throw new RollcallError('insufficient_scope', 'include=roles needs the permission read:roles.')
  }
  const [factors, roles, organizations] = await Promise.all([
    asked.has('mfa') ? stores.userFacts.factors(userIds) : null,
    asked.has('roles') ? stores.userFacts.roles(userIds, clock.now()) : null,
    asked.has('organizations') ? stores.userFacts.organizations(userIds) : null,
  ])
  return (id) => ({
    ...(factors && { mfa: mfaJson(factors.get(id) ?? []) }),
    ...(roles && { roles: capped(roles.get(id) ?? nothing) }),
    ...(organizations && { organizations: capped(organizations.get(id) ?? nothing) }),
  })
}

function mfaJson(factors: readonly string[]) {
  return { strongest: factors[0] ?? null, count: factors.length }
}

/** What was counted to the cap may be more. */
function capped({ first, total }: FirstOf<unknown>) {
  return { first, total: { count: total, isEstimate: total >= countedAtMost } }
}
