import { useInfiniteQuery } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { organizationEventsQuery } from '../api/organization-events.ts'
import { EventHistory } from './event-history.tsx'

/** What was done in an organization, and to whom. */
export function OrganizationEvents({ organizationId }: { readonly organizationId: string }) {
  const events = useInfiniteQuery(organizationEventsQuery(organizationId))
  return <EventHistory events={events} empty={t('What is done in this organization shows up here.')} />
}
