import { useQuery } from '@tanstack/react-query'
import { Avatar } from '../../../components/ui/avatar.tsx'
import { Copyable } from '../../../components/ui/copyable.tsx'
import { t } from '../../../lib/text.ts'
import { userQuery } from '../api/get-user.ts'
import { shortId, type UserSummary, userContact, userLabel } from '../api/user.ts'

/** Who a dialog is about: name, address and short id. */
export function Person({ user }: { readonly user: UserSummary }) {
  const contact = userContact(user)
  return (
    <div className="flex items-center gap-3 rounded-card border border-line px-3 py-2.5">
      <Avatar label={userLabel(user)} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-body [overflow-wrap:anywhere]">{userLabel(user)}</p>
        <p className="flex flex-wrap items-center gap-x-2 text-meta text-muted">
          {contact && <span className="min-w-0 [overflow-wrap:anywhere]">{contact}</span>}
          {user.organization && <span className="min-w-0 [overflow-wrap:anywhere]">{user.organization.name}</span>}
          <Copyable text={user.id} shown={shortId(user.id)} what={t('user ID')} isCode />
        </p>
      </div>
    </div>
  )
}

interface PersonByIdProps {
  readonly userId: string
  /** What is known of them before they were read, and when they cannot be. */
  readonly knownAs?: string
}

/** The same for callers that know the id only. */
export function PersonById({ userId, knownAs }: PersonByIdProps) {
  const { data: user } = useQuery(userQuery(userId))
  if (user) return <Person user={user} />
  return knownAs === undefined ? null : <p className="font-semibold [overflow-wrap:anywhere]">{knownAs}</p>
}
