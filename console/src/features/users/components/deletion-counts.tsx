import { useQuery } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import type { Deletion } from '../api/delete-user.ts'
import { holdingsQuery } from '../api/holdings.ts'

/** What the server counts before anything goes (console.md D15). */
export function DeletionCounts({ userId, deletion }: { readonly userId: string; readonly deletion: Deletion }) {
  const { data } = useQuery(holdingsQuery(userId, 'deletion-preview'))
  if (data === undefined) return null
  const { sessions, roles, apiKeys, auditEvents } = data
  return (
    <p className="text-table" role="status">
      {deletion === 'hard'
        ? t(
            'Removes sessions: {sessions}, roles: {roles}, API keys: {apiKeys}. Overwrites identifiers in audit events: {auditEvents}.',
            {
              sessions,
              roles,
              apiKeys,
              auditEvents,
            },
          )
        : t(
            'Removes sessions: {sessions}, roles: {roles}, API keys: {apiKeys}. Audit events that stay under the ID: {auditEvents}.',
            {
              sessions,
              roles,
              apiKeys,
              auditEvents,
            },
          )}
    </p>
  )
}
