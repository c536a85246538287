import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import { mfaGraceEnd, refuseBadMfaGrace } from '../authentication-methods/mfa-grace.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { roleForChange } from './find-role.ts'
import type { Role } from './role.ts'
import type { RoleStore } from './role-store.ts'

export interface RequireMfaOfRoleDeps {
  readonly roles: RoleStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface RequireMfaOfRoleInput {
  readonly requiresMfa: boolean
  /** From now on; left out, nobody may put it off. Only where a second factor is required. */
  readonly mfaGraceDays?: number
}

/** Whether those who hold a role need a second factor. Throws `role_not_found`. Call it in a transaction. */
export async function requireMfaOfRole(
  { roles, audit, clock }: RequireMfaOfRoleDeps,
  actor: Actor,
  id: string,
  { requiresMfa, mfaGraceDays }: RequireMfaOfRoleInput,
): Promise<Role> {
  if (mfaGraceDays !== undefined) refuseBadMfaGrace(requiresMfa, mfaGraceDays)
  const current = await roleForChange(roles, id)
  const mfaGraceUntil = requiresMfa ? mfaGraceEnd(clock.now(), mfaGraceDays ?? 0) : null
  const role = { ...current, requiresMfa, mfaGraceUntil }
  await roles.save(role)
  const fields = ['requiresMfa', ...(mfaGraceDays === undefined ? [] : ['mfaGraceDays'])]
  const details = { fields, ...changedValues({ ...current }, { ...role }) }
  await audit.record(actor, 'role.updated', { kind: 'role', id }, details)
  return role
}
