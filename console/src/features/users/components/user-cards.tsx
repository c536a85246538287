import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import { type UserSummary, userContact } from '../api/user.ts'
import { StatusBadge } from './status-badge.tsx'
import { UserLink } from './user-link.tsx'
import { UserMenuButton } from './user-menu.tsx'

interface UserCardsProps {
  readonly caption: string
  readonly users: readonly UserSummary[]
}

/** The list on a narrow screen: cards of at most 88 px with a markup of their own (console.md D19). */
export function UserCards({ caption, users }: UserCardsProps) {
  return (
    <ul aria-label={caption} className="-mx-4 border-line border-t">
      {users.map((user) => (
        <li key={user.id} className="flex items-center gap-1 border-line border-b py-2 ps-4 pe-2">
          <div className="min-w-0 flex-1">
            <div className="flex items-center justify-between gap-2">
              <div className="min-w-0 text-body">
                <UserLink user={user} />
              </div>
              <StatusBadge status={user.status} />
            </div>
            <p className="truncate text-muted text-table">{userContact(user) ?? user.id}</p>
            <p className="text-meta text-muted">
              {user.lastSignInAt
                ? tNodes('Last {time} · {signIns}', {
                    time: <TimeStamp at={user.lastSignInAt} />,
                    signIns: tCount(user.signInCount, '1 sign-in', '{count} sign-ins'),
                  })
                : t('Never signed in')}
            </p>
          </div>
          <UserMenuButton user={user} />
        </li>
      ))}
    </ul>
  )
}
