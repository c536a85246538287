import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { rowLinkClasses } from '../../../components/ui/link-classes.ts'
import { lastOpened } from '../../../lib/last-opened.ts'
import { type UserSummary, userLabel, userLabelInFull } from '../api/user.ts'

/** The one link of a row. Coming back to the list, the focus returns to the link that was followed. */
export function UserLink({ user }: { readonly user: UserSummary }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (lastOpened.isReturnedTo(user.id)) link.current?.focus({ preventScroll: true })
  }, [user.id])
  return (
    <Link
      ref={link}
      to="/users/$userId/overview"
      params={{ userId: user.id }}
      data-row-link={user.id}
      title={userLabelInFull(user)}
      onClick={() => lastOpened.remember(user.id)}
      className={rowLinkClasses}
    >
      {userLabel(user)}
      {user.organization && <span className="sr-only"> · {user.organization.name}</span>}
    </Link>
  )
}
