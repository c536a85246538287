// What waits for somebody, as the server counts it: for the dashboard's list and for the bell of every page.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

const refreshMs = 60_000

interface Counted {
  readonly count: number
  readonly isMore: boolean
}

/** Null is what the reader may not list. */
export interface NeedsYou {
  readonly recoveryRequests: (Counted & { readonly oldestAt: string | null }) | null
  readonly approvals: (Counted & { readonly oldestAt: string | null }) | null
  readonly failedMessages: Counted | null
  readonly failedJobs: Counted | null
  /** Apps whose last secret ends soon; which is the first, and when. */
  readonly endingSecrets: (Counted & { readonly clientId: string | null; readonly endsAt: string | null }) | null
  /** When the audit was found broken last, where what was broken has not been found intact since. */
  readonly integrity: { readonly brokenAt: string | null } | null
  /** What holds changes up, for those who can end it. */
  readonly changes: { readonly pausedSince: string | null; readonly areTaken: boolean } | null
}

/** What is wrong with the whole, whoever looks. */
export type SharedNeed =
  | { readonly kind: 'integrity' | 'paused'; readonly at: string }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'mail'; readonly count: number }

/** The gravest first. */
export function sharedNeeds({ integrity, changes, failedMessages }: NeedsYou): SharedNeed[] {
  const needs: SharedNeed[] = []
  if (integrity !== null && integrity.brokenAt !== null) needs.push({ kind: 'integrity', at: integrity.brokenAt })
  if (changes !== null && !changes.areTaken) needs.push({ kind: 'read-only' })
  if (changes !== null && changes.pausedSince !== null) needs.push({ kind: 'paused', at: changes.pausedSince })
  if (failedMessages !== null && failedMessages.count > 0) needs.push({ kind: 'mail', count: failedMessages.count })
  return needs
}

export const statsKey = ['stats'] as const

export const needsYouQuery = queryOptions({
  queryKey: [...statsKey, 'needs-you'],
  queryFn: ({ signal }) => call<NeedsYou>('GET', '/stats/needs-you', { signal }),
  refetchInterval: refreshMs,
})
