import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { type ListedUser, userContact } from '../api/user.ts'
import { factorWords } from './filter-words.ts'
import { StatusBadge } from './status-badge.tsx'
import { UserLink } from './user-link.tsx'
import { UserMenuButton } from './user-menu.tsx'

/** A person on a narrow screen, at most 88 px high (console.md D19). */
export function UserCard({ user }: { readonly user: ListedUser }) {
  const strongest = user.mfa?.strongest
  const mfa = strongest ? t('MFA {factor}', { factor: factorWords[strongest] }) : t('No MFA')
  return (
    <div className="-me-2 flex items-center gap-1">
      <div className="min-w-0 flex-1">
        <div className="flex items-center justify-between gap-2">
          <div className="min-w-0 text-body">
            <UserLink user={user} />
          </div>
          <StatusBadge user={user} />
        </div>
        <p className="truncate text-muted text-table">
          {user.isExactMatch && <span className="text-accent">{t('Exact match')} · </span>}
          {userContact(user) ?? user.id}
        </p>
        <p className="truncate text-meta text-muted">
          {user.lastSignInAt
            ? tNodes('{mfa} · Last {time}', { mfa, time: <TimeStamp at={user.lastSignInAt} /> })
            : t('{mfa} · Never signed in', { mfa })}
        </p>
      </div>
      <UserMenuButton user={user} />
    </div>
  )
}
