import { useInfiniteQuery } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { roleEventsQuery } from '../api/role-events.ts'
import { EventHistory } from './event-history.tsx'

/** What was done to a role: made, renamed, given permissions. */
export function RoleEvents({ roleId }: { readonly roleId: string }) {
  const events = useInfiniteQuery(roleEventsQuery(roleId))
  return <EventHistory events={events} empty={t('What is done to this role shows up here.')} />
}
