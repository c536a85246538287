import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { ExplorerEvents } from './explorer-queries.ts'
import type { AuditEvent } from './user-events.ts'

/** Locks, resets, recoveries, rights that were given, data that was taken out, and keys. */
export const securityTypes: readonly string[] = [
  'user.locked',
  'user.suspended',
  'user.locked_down',
  'user.mfa_reset',
  'user.password_reset',
  'user.password_leaked',
  'user.refresh_token_reused',
  'user.impersonation_started',
  'user.merged',
  'user.deleted',
  'user.erased',
  'user.role_assigned',
  'user.permission_assigned',
  'organization.role_assigned',
  'role.permission_added',
  'recovery_request.created',
  'recovery_request.approved',
  'recovery_request.denied',
  'recovery_request.finished',
  'users.bulk_started',
  'users.export_requested',
  'audit.exported',
  'api_key.created',
  'signing_key.rotated',
  'settings.changed',
  'password_list.unreadable',
  'changes.paused',
  'changes.resumed',
]

const shownEvents = 10
const shownDays = 30

interface EventsAnswer {
  readonly data: readonly AuditEvent[]
  readonly names: Readonly<Record<string, string>>
}

export const securityEventsQuery = queryOptions({
  queryKey: ['audit', 'security'],
  queryFn: async ({ signal }): Promise<ExplorerEvents> => {
    const since = new Date(Date.now() - shownDays * 86_400_000).toISOString()
    const query = queryString({ type: securityTypes.join(','), since, pageSize: shownEvents })
    const { data, names } = await call<EventsAnswer>('GET', `/audit/events${query}`, { signal })
    return { events: data, names }
  },
})
