import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { IgnoredKeys } from './ignored-keys.tsx'
import { ScreenOnItsWay } from './screen-on-its-way.tsx'

/**
 * The screen of the address, inside of a frame. The press that leads to another one shows that it is on its way; the one
 * before is out of sight and as it was, since to take it down takes longer than that first sign may.
 */
export function Screen() {
  const { getMatchedRoutes } = useRouter()
  const isOnItsWay = useRouterState({
    select: ({ location, matches }) => {
      const [routes, params] = getMatchedRoutes(location.pathname)
      const shown = matches[screenDepth]
      return addressOf(routes[screenDepth], params) !== addressOf(shown, shown?.params)
    },
  })
  return (
    <>
      {isOnItsWay && <ScreenOnItsWay />}
      <div hidden={isOnItsWay}>
        <IgnoredKeys />
        <Outlet />
      </div>
    </>
  )
}

/** Below the root and the frame. What is deeper, such as a tab or a dialog with an address, changes within a screen. */
const screenDepth = 2

/** The address of a screen, whatever is open in it; undefined where there is none. */
function addressOf(route: { readonly fullPath: string } | undefined, params: Readonly<Record<string, unknown>> = {}) {
  return route?.fullPath.replace(/\$(\w+)/g, (_, name: string) => String(params[name]))
}
