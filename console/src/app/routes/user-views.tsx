import { Link, useNavigate } from '@tanstack/react-router'
import { readListSearch, type UserListSearch } from '../../features/users/api/list-search.ts'
import { countMatching } from '../../features/users/api/list-users.ts'
import type { CountOf } from '../../features/views/api/use-view-counts.ts'
import type { ViewPlace } from '../../features/views/api/view.ts'
import { ViewStrip, viewLinkClasses } from '../../features/views/components/view-strip.tsx'
import { parseUrlSearch, writeUrlSearch } from '../../lib/url-search.ts'

/** The views above the list: the list knows what a query means, the strip knows which there are. */
export function UserViews({ search }: { readonly search: UserListSearch }) {
  const navigate = useNavigate()
  const { after, from, view, ...shown } = search
  return (
    <ViewStrip
      list="users"
      current={writeUrlSearch(shown).slice(1)}
      openId={view}
      onOpen={(place) => void navigate({ to: '/users', search: searchOf(place) })}
      link={(place, isOpen, children) => (
        <Link
          to="/users"
          search={searchOf(place)}
          aria-current={isOpen ? 'page' : undefined}
          className={viewLinkClasses(isOpen)}
        >
          {children}
        </Link>
      )}
      countOf={countViews}
    />
  )
}

const countViews: CountOf = (searches, signal) =>
  countMatching(
    searches.map((search) => searchOf({ search })),
    signal,
  )

function searchOf({ search, id }: ViewPlace): UserListSearch {
  const { view, ...asked } = readListSearch(parseUrlSearch(search))
  return id === undefined ? asked : { ...asked, view: id }
}
