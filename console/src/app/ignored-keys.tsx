import { useRouter, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '../components/ui/notice.tsx'
import { openedWith } from '../lib/opened-with.ts'
import { t } from '../lib/text.ts'
import { keysNotRead, parseUrlSearch, type SearchReader } from '../lib/url-search.ts'

/**
 * Says which parts of an old or mistyped link were left out (console.md 1.6), above whatever screen it led to. What a
 * screen reads of its address is said by the routes, and nothing else reaches it.
 */
export function IgnoredKeys() {
  const { routesById } = useRouter()
  const [isDismissed, setIsDismissed] = useState(false)
  const routeIds = useRouterState({
    select: ({ matches }) => matches.map(({ routeId }) => routeId),
    structuralSharing: true,
  })
  if (isDismissed || pathOf(window.location) !== pathOf(openedWith)) return null
  const readers = routeIds.flatMap((id) => {
    const reader = routesById[id]?.options.validateSearch
    return typeof reader === 'function' ? [reader as SearchReader] : []
  })
  const keys = keysNotRead(parseUrlSearch(openedWith.search), readers)
  if (keys.length === 0) return null
  return (
    <div className="mb-3">
      <Notice onDismiss={() => setIsDismissed(true)}>
        {t("This link held something this page doesn't know, which was left out: {keys}.", { keys: keys.join(', ') })}
      </Notice>
    </div>
  )
}

/** A stroke at the end of a path is dropped by the router. */
function pathOf({ pathname }: { readonly pathname: string }): string {
  return pathname.replace(/\/$/, '')
}
