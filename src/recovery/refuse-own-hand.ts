import type { AuditEvent } from '../audit/audit-event.ts'
import { RollcallError } from '../kernel/errors.ts'
import { isOneOf, type Persons, type PersonsBehindDeps, personsBehind } from './persons-behind.ts'
import type { RecoveryRequest } from './recovery-request.ts'

const eventsLookedAt = 100

/**
 * Nobody lets themselves in, nor somebody whose address they set or vouched for last (console.md 3.14). Persons are
 * compared, not tokens (AUZ-13).
 */
export async function refuseOwnHand(
  deps: PersonsBehindDeps,
  decider: Persons,
  { userId, email }: Pick<RecoveryRequest, 'userId' | 'email'>,
): Promise<void> {
  const account = userId === null ? null : await deps.accounts.find(userId)
  const emails = new Set([email, account?.email ?? email].map((each) => each.toLowerCase()))
  if (isOneOf(decider, { ids: new Set(userId === null ? [] : [userId]), emails })) {
    throw new RollcallError('not_permitted', 'This is your own request. Ask somebody else to decide it.')
  }
  if (userId === null) return
  const types = ['user.updated', 'user.email_changed', 'user.email_verified'] as const
  const page = { kind: 'offset', offset: 0, limit: eventsLookedAt, withTotal: false } as const
  const { items } = await deps.auditSearch.search({ types, subjectId: userId }, page)
  for (const event of [items.find(isChangeOfEmail), items.find(isVerification)]) {
    if (event === undefined || !isOneOf(decider, await personsBehind(deps, event.actor))) continue
    throw new RollcallError(
      'not_permitted',
      'You changed or verified the e-mail address of this person last. Ask somebody else.',
    )
  }
}

function isChangeOfEmail(event: AuditEvent): boolean {
  return event.type === 'user.email_changed' || changes(event, 'email')
}

function isVerification(event: AuditEvent): boolean {
  return event.type === 'user.email_verified' || changes(event, 'emailVerified')
}

function changes({ type, details }: AuditEvent, field: string): boolean {
  return type === 'user.updated' && Array.isArray(details.fields) && details.fields.includes(field)
}
