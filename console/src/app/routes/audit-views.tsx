import { Link, useNavigate } from '@tanstack/react-router'
import { type ExplorerSearch, readExplorerSearch } from '../../features/audit/api/explorer-search.ts'
import type { ViewPlace } from '../../features/views/api/view.ts'
import { ViewStrip, viewLinkClasses } from '../../features/views/components/view-strip.tsx'
import { parseUrlSearch, writeUrlSearch } from '../../lib/url-search.ts'

/** Searches of the audit under a name, above its list. How many events each finds is not worth counting them. */
export function AuditViews({ search: { view, ...shown } }: { readonly search: ExplorerSearch }) {
  const navigate = useNavigate()
  return (
    <ViewStrip
      list="audit"
      current={writeUrlSearch(shown).slice(1)}
      openId={view}
      onOpen={(place) => void navigate({ to: '/audit', search: searchOf(place) })}
      link={(place, isOpen, children) => (
        <Link
          to="/audit"
          search={searchOf(place)}
          aria-current={isOpen ? 'page' : undefined}
          className={viewLinkClasses(isOpen)}
        >
          {children}
        </Link>
      )}
      countOf={null}
    />
  )
}

function searchOf({ search, id }: ViewPlace): ExplorerSearch {
  const { view, ...asked } = readExplorerSearch(parseUrlSearch(search))
  return id === undefined ? asked : { ...asked, view: id }
}
