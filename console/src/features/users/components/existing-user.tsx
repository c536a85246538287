import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Avatar } from '../../../components/ui/avatar.tsx'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import { userQuery } from '../api/get-user.ts'
import { userContact, userLabel } from '../api/user.ts'
import { StatusBadge } from './status-badge.tsx'

interface ExistingUserProps {
  readonly userId: string
  /** What can be done with them instead of adding them anew. */
  readonly action?: ReactNode
}

/** The person who has the address already, with the way to them. */
export function ExistingUser({ userId, action }: ExistingUserProps) {
  const { data: user } = useQuery(userQuery(userId))
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-card border border-line bg-subtle px-3 py-2.5">
      {user && <Avatar label={userLabel(user)} />}
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-semibold">{user ? userLabel(user) : t('This person is here already')}</p>
        {user && <p className="truncate text-meta text-muted">{userContact(user)}</p>}
      </div>
      {user && <StatusBadge user={user} />}
      {action}
      <Link to="/users/$userId/overview" params={{ userId }} className={buttonClasses()}>
        {t('Open')}
      </Link>
    </div>
  )
}
