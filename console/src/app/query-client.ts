import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { isProblem, isSignedOut } from '../lib/problem.ts'

/** The cache of what the server said. An answer that says nobody is signed in, to anything, is handed on. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut()
  }
  // Before the browser paints: a box that shows what the cache holds is not seen to refuse the press first.
  notifyManager.setScheduler(queueMicrotask)
  return new QueryClient({
    // Whether anybody is signed in at all is asked by the routes, which lead to sign-in by themselves.
    queryCache: new QueryCache({ onError: (error, query) => query.queryKey[0] !== 'session' && onError(error) }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Requests are made whatever the browser thinks of the network (lib/connection.ts).
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: 10_000,
        retry: (failures, error) => failures < 1 && isWorthRetrying(error),
        retryDelay: 400,
      },
    },
  })
}

/** A refusal stays a refusal; only a server in trouble or a lost connection may answer better the second time. */
function isWorthRetrying(error: unknown): boolean {
  return isProblem(error) && (error.status === 0 || error.status === 502 || error.status === 503)
}
