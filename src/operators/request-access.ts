// Somebody meets a page that their role does not open: who has what it needs, and a word to the owners, who give roles.
import type { AuditStore } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { type ConsoleRole, consoleRoles, permissionsOf, type SupportRule } from './console-roles.ts'
import type { Operator } from './operator.ts'
import type { OperatorStore } from './operator-store.ts'
import { type TellWatchersDeps, tellWatchers } from './tell-watchers.ts'

const namedAtMost = 8
const dayMs = 86_400_000

/** Those whose role lets them here, owners last: they are asked for what nobody else may. */
export async function holdersOf(
  { operators }: { readonly operators: OperatorStore },
  permission: string,
  rule: SupportRule,
): Promise<readonly Operator[]> {
  const roles = consoleRoles.filter((role) => permissionsOf(role, rule).some((held) => held === permission))
  const found = await operators.listOfRoles(roles, 100)
  const rank = ({ role }: Operator) => -consoleRoles.indexOf(role)
  return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, namedAtMost)
}

/** When they asked for it within the last day. */
export async function askedForAccess(
  { auditSearch, clock }: { readonly auditSearch: Pick<AuditSearchStore, 'search'>; readonly clock: Clock },
  actorId: string,
  permission: string,
): Promise<Date | null> {
  const since = new Date(clock.now().getTime() - dayMs)
  const page = { kind: 'cursor', after: null, limit: 100, withTotal: false } as const
  const asked = await auditSearch.search({ types: ['operator.access_requested'], actorId, since }, page)
  return asked.items.find(({ details }) => details.permission === permission)?.at ?? null
}

export interface RequestAccessDeps extends TellWatchersDeps {
  readonly audit: Pick<AuditStore, 'record'>
  readonly auditSearch: Pick<AuditSearchStore, 'search'>
  readonly clock: Clock
}

export interface AccessAsked {
  readonly permission: string
  readonly reason: string
  /** Where roles are given. */
  readonly link: string
}

/** Once a day is enough: who asks again is told when they did. Call it in a transaction. */
export async function requestAccess(
  deps: RequestAccessDeps,
  actor: Actor,
  role: ConsoleRole,
  { permission, reason, link }: AccessAsked,
): Promise<Date> {
  const before = await askedForAccess(deps, actor.id, permission)
  if (before !== null) return before
  const subject = { kind: 'operator', id: actor.id } as const
  await deps.audit.record(actor, 'operator.access_requested', subject, { permission, reason })
  const values = { by: actor.name, role, permission, reason, link }
  await tellWatchers(deps, ['owner'], actor.id, 'access-requested', values)
  return deps.clock.now()
}
