import { Link, useParams, useRouteContext } from '@tanstack/react-router'
import { linkClasses } from '../../components/ui/link-classes.ts'
import { RecentEvents } from '../../features/audit/components/recent-events.tsx'
import { MessagesCard } from '../../features/messages/components/messages-card.tsx'
import { NotesCard } from '../../features/notes/components/notes-card.tsx'
import { OverviewTab } from '../../features/users/components/overview-tab.tsx'
import { t } from '../../lib/text.ts'
import { UserDiagnosis } from './user-diagnosis.tsx'
import { verifyBeforeEmail } from './verify-before-email.tsx'

/** The first tab of a user's page, where what belongs to different nouns is put together. */
export function OverviewRoute() {
  const { userId } = useParams({ from: '/signed-in/users/$userId' })
  const { session } = useRouteContext({ from: '/signed-in' })
  return (
    <OverviewTab
      userId={userId}
      diagnosis={(user, editEmail) => <UserDiagnosis user={user} onEditEmail={editEmail} />}
      verifyCaller={verifyBeforeEmail(userId)}
      notes={<NotesCard userId={userId} ownId={session.operator.id} />}
      messages={<MessagesCard userId={userId} />}
      recent={
        <RecentEvents
          userId={userId}
          all={
            <Link to="/users/$userId/audit" params={{ userId }} className={linkClasses}>
              {t('See all events')}
            </Link>
          }
        />
      }
    />
  )
}
