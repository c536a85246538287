import { useQueryClient } from '@tanstack/react-query'
import { useLive } from '../../lib/live.ts'
import { useMay } from '../../lib/permissions.ts'
import { usePaced } from '../../lib/use-paced.ts'

const askAgainAfterMs = 2_000

/** What waits and what runs, as the navigation counts it and its pages list it, and whether changes are taken at all. */
export function useLiveNavigation(): void {
  const queryClient = useQueryClient()
  const mayReadRecovery = useMay('read:recovery_requests')
  const mayReadJobs = useMay('read:jobs')
  const mayReadUsers = useMay('read:users')
  const askRecovery = usePaced(() => {
    // The queue itself stays as it stands while somebody works through it.
    for (const of of ['waiting', 'review']) void queryClient.invalidateQueries({ queryKey: ['recovery', of] })
  }, askAgainAfterMs)
  const askJobs = usePaced(() => void queryClient.invalidateQueries({ queryKey: ['jobs'] }), askAgainAfterMs)
  const askChanges = () => void queryClient.invalidateQueries({ queryKey: ['changes'] })
  useLive(mayReadUsers ? 'changes' : null, askChanges, askChanges)
  useLive(mayReadRecovery ? 'recovery' : null, askRecovery, askRecovery)
  useLive(mayReadJobs ? 'jobs' : null, askJobs, askJobs)
}
