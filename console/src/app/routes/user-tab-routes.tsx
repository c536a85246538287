// The tabs of a user's page, where what belongs to different nouns is put together.
import { Link, useParams, useRouteContext, useSearch } from '@tanstack/react-router'
import { EventsTab } from '../../features/audit/components/events-tab.tsx'
import { RecentEvents } from '../../features/audit/components/recent-events.tsx'
import { MessagesCard } from '../../features/messages/components/messages-card.tsx'
import { NotesCard } from '../../features/notes/components/notes-card.tsx'
import { RolesTab } from '../../features/roles/components/roles-tab.tsx'
import { DataTab } from '../../features/users/components/data-tab.tsx'
import { IdentitiesTab } from '../../features/users/components/identities-tab.tsx'
import { OverviewTab } from '../../features/users/components/overview-tab.tsx'
import { PersonById } from '../../features/users/components/person.tsx'
import { t } from '../../lib/text.ts'
import { UserDiagnosis } from './user-diagnosis.tsx'

export function OverviewRoute() {
  const userId = useUserId()
  const { session } = useRouteContext({ from: '/signed-in' })
  return (
    <OverviewTab
      userId={userId}
      diagnosis={(user) => <UserDiagnosis user={user} />}
      notes={<NotesCard userId={userId} ownId={session.operator.id} />}
      messages={<MessagesCard userId={userId} />}
      recent={
        <RecentEvents
          userId={userId}
          all={
            <Link
              to="/users/$userId/audit"
              params={{ userId }}
              className="rounded-control font-semibold text-accent text-table hover:text-accent-hover"
            >
              {t('See all events')}
            </Link>
          }
        />
      }
    />
  )
}

export function RolesRoute() {
  const userId = useUserId()
  return <RolesTab userId={userId} person={<PersonById userId={userId} />} />
}

export function IdentitiesRoute() {
  return <IdentitiesTab userId={useUserId()} />
}

export function DataRoute() {
  return <DataTab userId={useUserId()} />
}

export function AuditRoute() {
  const { view = 'everything' } = useSearch({ from: '/signed-in/users/$userId/audit' })
  return <EventsTab userId={useUserId()} view={view} />
}

function useUserId(): string {
  return useParams({ from: '/signed-in/users/$userId' }).userId
}
