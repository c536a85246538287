// Whether changes are taken: operators pause them while something is moved, restored or looked into, and a database that
// takes none answers the same question with a problem.
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface ChangePause {
  readonly since: string
  /** Null: until somebody resumes them. */
  readonly until: string | null
  readonly reason: string | null
  /** Null where it is not told: to administrators of organizations. */
  readonly by: { readonly id: string; readonly name: string } | null
}

export const changesQuery = queryOptions({
  queryKey: ['changes'],
  queryFn: async ({ signal }) => (await call<{ pause: ChangePause | null }>('GET', '/changes', { signal })).pause,
  retry: false,
})

export interface PauseInput {
  readonly until: string | null
  readonly reason: string | null
}

export async function pauseChanges(input: PauseInput): Promise<void> {
  await call('POST', '/changes/pause', { body: input })
}

export async function resumeChanges(): Promise<void> {
  await call('POST', '/changes/resume')
}

/** Once a pause began or ended: what needs somebody tells of it too. */
export async function refreshChanges(queryClient: QueryClient): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: ['stats', 'needs-you'] })
  await queryClient.invalidateQueries({ queryKey: changesQuery.queryKey })
}
