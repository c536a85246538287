// The tabs of a user's page, where what belongs to different nouns is put together. The first one stands by itself: most
// who open somebody look at no other.
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { EventsTab } from '../../features/audit/components/events-tab.tsx'
import { PrivacyEvents } from '../../features/audit/components/privacy-events.tsx'
import { EventProof } from '../../features/integrity/components/event-proof.tsx'
import { DuplicatesCard } from '../../features/merge/components/duplicates-card.tsx'
import { membershipsQuery } from '../../features/organization-users/api/membership.ts'
import { RolesTab } from '../../features/roles/components/roles-tab.tsx'
import { DataTab } from '../../features/users/components/data-tab.tsx'
import { IdentitiesTab } from '../../features/users/components/identities-tab.tsx'
import { PersonById } from '../../features/users/components/person.tsx'

export function RolesRoute() {
  const userId = useUserId()
  const { data: places = [] } = useQuery(membershipsQuery(userId))
  return <RolesTab userId={userId} person={<PersonById userId={userId} />} places={places} />
}

export function IdentitiesRoute() {
  const userId = useUserId()
  return (
    <div className="grid grid-cols-1 gap-4">
      <IdentitiesTab userId={userId} />
      <DuplicatesCard userId={userId} />
    </div>
  )
}

export function DataRoute() {
  const userId = useUserId()
  return <DataTab userId={userId} privacyHistory={<PrivacyEvents userId={userId} />} />
}

export function AuditRoute() {
  const search = useSearch({ from: '/signed-in/users/$userId/audit' })
  return (
    <EventsTab
      userId={useUserId()}
      search={search}
      proofOf={(eventId) => <EventProof eventId={eventId} log="people" />}
    />
  )
}

function useUserId(): string {
  return useParams({ from: '/signed-in/users/$userId' }).userId
}
