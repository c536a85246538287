import { Avatar } from '../../../components/ui/avatar.tsx'
import { type UserSummary, userContact, userLabel } from '../api/user.ts'
import { UserLink } from './user-link.tsx'

export function UserCell({ user }: { readonly user: UserSummary }) {
  const contact = userContact(user)
  return (
    <div className="flex min-w-0 items-center gap-3">
      <span data-peek={user.id} className="inline-flex">
        <Avatar label={userLabel(user)} />
      </span>
      <div className="min-w-0">
        <UserLink user={user} />
        {contact && (
          <p className="truncate text-meta text-muted" title={contact}>
            {contact}
          </p>
        )}
      </div>
    </div>
  )
}
