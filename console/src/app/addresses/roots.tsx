// What every address of the console hangs below: the root, and the screens of people who are signed in.
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../../features/session/api/session.ts'
import { isSignedOut } from '../../lib/problem.ts'
import { NotFoundPage } from '../not-found-page.tsx'
import { returnAddress } from '../return-address.ts'
import { RouteProblem } from '../route-problem.tsx'
import { Shell } from '../shell/shell.tsx'

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: RouteProblem,
})

/** In this document: whoever was meets the end of their session, and is told so. */
let hasBeenSignedIn = false

export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  errorComponent: RouteProblem,
  beforeLoad: async ({ context, location }) => {
    try {
      const session = await context.queryClient.ensureQueryData(sessionQuery)
      hasBeenSignedIn = true
      return { session }
    } catch (error) {
      if (!isSignedOut(error)) throw error
      const state = { hasEnded: hasBeenSignedIn }
      throw redirect({ to: '/sign-in', search: { next: returnAddress(location.href) }, state })
    }
  },
})
