// The router of the console and the cache it shares with every screen. A 401 to anything leads to sign-in, and sign-in
// leads back to the same address.
import { createRouter } from '@tanstack/react-router'
import { sessionQuery } from '../features/session/api/session.ts'
import { lastOpened } from '../lib/last-opened.ts'
import { inQuiet, quietUnless } from '../lib/quiet.ts'
import { forgetActions } from '../lib/recent-actions.ts'
import { holdsForm, noteSessionEnd } from '../lib/session-end.ts'
import { loadRestOfWords } from '../lib/text.ts'
import { forgetNotes } from '../lib/toasts.ts'
import { parseUrlSearch, writeUrlSearch } from '../lib/url-search.ts'
import { signedIn } from './addresses/roots.tsx'
import { isOrganizationAddress, personSignInAddress } from './organization-address.ts'
import { createQueryClient } from './query-client.ts'
import { RegionProblem } from './region-problem.tsx'
import { returnAddress } from './return-address.ts'
import { routeTree } from './routes.tsx'
import { ScreenOnItsWay } from './screen-on-its-way.tsx'

export const basePath = isOrganizationAddress ? '/' : '/console'

export const queryClient = createQueryClient(() => void leadToSignIn())

export const router = createRouter({
  routeTree,
  basepath: basePath,
  context: { queryClient },
  parseSearch: parseUrlSearch,
  stringifySearch: writeUrlSearch,
  // What no reader of an address understood reaches no screen, and no call to the API (ignored-keys.tsx says so).
  search: { strict: true },
  defaultErrorComponent: RegionProblem,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: ScreenOnItsWay,
  // What comes at once is not preceded by a flash. Where the press itself took longer, on a slow machine, nothing waits.
  defaultPendingMs: 20,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
  trailingSlash: 'never',
})

// Who is signed in is asked, and the screen of the first address loaded, before anything is drawn. What fails is said by
// the route.
const [firstRoutes] = router.getMatchedRoutes(router.latestLocation.pathname)
for (const route of firstRoutes) {
  router.loadRouteChunk(route)?.catch(() => undefined)
  if (route.id === signedIn.id) void queryClient.prefetchQuery(sessionQuery)
}

quietUnless(() => {
  const { isLoading, resolvedLocation } = router.state
  return isLoading || resolvedLocation === undefined || queryClient.isFetching() > 0
})

inQuiet(() => void loadRestOfWords())

router.history.subscribe(({ action }) => lastOpened.moved(action.type === 'BACK'))

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Sign-in was reached because a session ended in the middle of work. */
    hasEnded?: boolean
  }
  interface Register {
    router: typeof router
  }
}

async function leadToSignIn(): Promise<void> {
  const { href, pathname } = router.state.location
  if (pathname === '/sign-in' || pathname === '/setup') return
  if (holdsForm()) {
    noteSessionEnd(true)
    return
  }
  if (isOrganizationAddress) return location.assign(personSignInAddress(href))
  await router.navigate({
    to: '/sign-in',
    search: { next: returnAddress(href) },
    state: { hasEnded: true },
    ignoreBlocker: true,
    replace: true,
  })
  noteSessionEnd(false)
  queryClient.clear()
  // The next to sign in here may be somebody else.
  forgetActions()
  forgetNotes()
}
