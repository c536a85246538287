import { Link, useNavigate } from '@tanstack/react-router'
import { readListSearch, type UserListSearch } from '../../features/users/api/list-search.ts'
import { countMatching } from '../../features/users/api/list-users.ts'
import { type ViewPlace, ViewStrip } from '../../features/views/components/view-strip.tsx'
import { classNames } from '../../lib/class-names.ts'
import { parseUrlSearch, writeUrlSearch } from '../../lib/url-search.ts'

/** The views above the list: the list knows what a query means, the strip knows which there are. */
export function UserViews({ search }: { readonly search: UserListSearch }) {
  const navigate = useNavigate()
  const { after, from, view, ...shown } = search
  return (
    <ViewStrip
      current={writeUrlSearch(shown).slice(1)}
      openId={view}
      onOpen={(place) => void navigate({ to: '/users', search: searchOf(place) })}
      link={(place, isOpen, children) => (
        <Link
          to="/users"
          search={searchOf(place)}
          aria-current={isOpen ? 'page' : undefined}
          className={classNames(
            'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-control px-2 text-table pointer-coarse:h-11',
            isOpen ? 'bg-selected font-semibold text-accent' : 'text-muted hover:bg-hover hover:text-fg',
          )}
        >
          {children}
        </Link>
      )}
      countOf={(text, signal) => countMatching(searchOf({ search: text }), signal)}
    />
  )
}

function searchOf({ search, id }: ViewPlace): UserListSearch {
  const { view, ...asked } = readListSearch(parseUrlSearch(search))
  return id === undefined ? asked : { ...asked, view: id }
}
