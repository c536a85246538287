import type { AuditEvent } from '../audit/audit-event.ts'
import type { AuditSearchStore } from '../audit/audit-search.ts'
import type { AuditEventType } from '../audit/event-types.ts'

export interface CallerChecksDeps {
  readonly stores: { readonly auditSearch: Pick<AuditSearchStore, 'search'> }
}

const callerCheckTypes: readonly AuditEventType[] = [
  'user.caller_verified',
  'user.caller_not_verified',
  'user.caller_denied',
]

export function isCallerCheck(type: AuditEventType): boolean {
  return callerCheckTypes.includes(type)
}

const checksAtMost = 20

/** What came of verifying whoever called about an account in this time, by whomever, oldest first. */
export async function callerChecks(
  { stores }: CallerChecksDeps,
  userId: string,
  span: { readonly since: Date; readonly until?: Date },
): Promise<readonly AuditEvent[]> {
  const page = { kind: 'offset', offset: 0, limit: checksAtMost, withTotal: false } as const
  const { items } = await stores.auditSearch.search({ types: callerCheckTypes, subjectId: userId, ...span }, page)
  return items.toReversed()
}

export interface CallerCheck {
  readonly channel: string | null
  readonly kind: string | null
  /** Whoever talked to the caller, also where the person answered by themselves. */
  readonly by: string
}

export function callerCheckOf({ actor, details }: AuditEvent): CallerCheck {
  const { channel, kind, agent } = details
  return { channel: textOf(channel), kind: textOf(kind), by: nameOf(agent) ?? actor.name }
}

function nameOf(agent: unknown): string | null {
  return typeof agent === 'object' && agent !== null && 'name' in agent ? textOf(agent.name) : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
