import { Avatar } from '../../../components/ui/avatar.tsx'
import { t } from '../../../lib/text.ts'
import { type ListedUser, userContact, userLabel } from '../api/user.ts'
import { UserLink } from './user-link.tsx'

export function UserCell({ user }: { readonly user: ListedUser }) {
  const contact = userContact(user)
  return (
    <div className="flex min-w-0 items-center gap-3">
      <span data-peek={user.id} className="inline-flex">
        <Avatar label={userLabel(user)} />
      </span>
      <div className="min-w-0 in-data-[density=compact]:flex in-data-[density=compact]:items-baseline in-data-[density=compact]:gap-2 in-data-[density=compact]:[&>a]:max-w-[70%] in-data-[density=compact]:[&>a]:shrink-0">
        <UserLink user={user} />
        {(contact || user.isExactMatch) && (
          <p className="truncate text-meta text-muted" title={contact ?? undefined}>
            {user.isExactMatch && <span className="text-accent">{t('Exact match')}</span>}
            {user.isExactMatch && contact && ' · '}
            {contact}
          </p>
        )}
      </div>
    </div>
  )
}
