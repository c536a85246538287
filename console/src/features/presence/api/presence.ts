// Who else looks at the same thing: told in the answer to saying that one is there oneself.
import { queryOptions } from '@tanstack/react-query'
import { call, queryString } from '../../../lib/http.ts'
import type { Place } from '../../../lib/live.ts'

export interface PresentOperator {
  readonly id: string
  readonly name: string
  readonly role: 'owner' | 'admin' | 'security' | 'support' | 'support_readonly' | 'auditor'
}

/** Less than half of what the server waits for. */
const saidEveryMs = 30_000

/** This page, among others that the same operator may have open. */
const tab = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Asked again by itself as long as the tab is seen. What was answered earlier is true no longer. */
export function presenceQuery(place: Place) {
  return queryOptions({
    queryKey: ['presence', place.kind, place.id],
    queryFn: ({ signal }) =>
      call<{ readonly data: readonly PresentOperator[] }>('POST', pathOf(place), { body: { tab }, signal }),
    refetchInterval: saidEveryMs,
    staleTime: 0,
    gcTime: 0,
  })
}

/** Whether or not it arrives: the server forgets by itself whoever says nothing for a while. */
export function leave(place: Place): void {
  call('DELETE', pathOf(place) + queryString({ tab }), { outlivesPage: true }).catch(() => undefined)
}

function pathOf({ kind, id }: Place): string {
  return `/${kind === 'user' ? 'users' : 'recovery-requests'}/${encodeURIComponent(id)}/presence`
}
