// Who is signed in to the console, from the cookie that only the server can read.
import { queryOptions } from '@tanstack/react-query'
import { call, keepCsrfToken } from '../../../lib/http.ts'
import { livePlace } from '../../../lib/live-place.ts'
import type { RaisedGrades } from '../../../lib/raised-grades.ts'
import type { Sight } from '../../../lib/sight.ts'

export interface Session {
  readonly operator: { readonly id: string; readonly email: string; readonly name: string; readonly role: string }
  readonly permissions: readonly string[]
  readonly sight: Sight
  readonly raisedGrades: RaisedGrades
  readonly csrfToken: string
  readonly expiresAt: string
  readonly application: { readonly id: string; readonly name: string; readonly poolMode: 'shared' | 'isolated' }
  /** What the installation is for, such as staging; null in production. */
  readonly environment: string | null
  /** From here on the stream tells everything that happens after this answer. */
  readonly eventsAfter: string | null
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => opened(await call<Session>('GET', '/session', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** Whether set-up is still to be done. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call<{ ownerExists: boolean }>('GET', '/setup', { signal }),
})

export interface FirstOwner {
  readonly email: string
  readonly password: string
  readonly token: string
  readonly name?: string
}

export async function createOwner(owner: FirstOwner): Promise<Session> {
  return opened(await call<Session>('POST', '/setup', { body: owner }))
}

export async function signOut(): Promise<void> {
  await call('DELETE', '/session')
  keepCsrfToken(null)
}

function opened(session: Session): Session {
  keepCsrfToken(session.csrfToken)
  livePlace.begin(session.eventsAfter)
  return session
}
