import { useQueryClient } from '@tanstack/react-query'
import { type LiveEvent, useLive } from '../../../lib/live.ts'
import { useMay } from '../../../lib/permissions.ts'
import { usePaced } from '../../../lib/use-paced.ts'
import { userQuery } from '../api/get-user.ts'

const askAgainAfterMs = 1_000

/** Everything on screen that tells of one user is asked again when something happens to them. */
export function useLiveUser(userId: string): void {
  const queryClient = useQueryClient()
  const mayRead = useMay('read:users')
  const ask = usePaced(() => {
    void queryClient.invalidateQueries({ queryKey: userQuery(userId).queryKey })
    for (const of of tellingOfThem) void queryClient.invalidateQueries({ queryKey: [of, userId] })
  }, askAgainAfterMs)
  // To look at the diagnosis is an event too: asking again for it would never end.
  const onEvent = ({ type }: LiveEvent) => type !== 'user.diagnosis_viewed' && ask()
  useLive(mayRead ? `user:${userId}` : null, onEvent, ask)
}

const tellingOfThem = [
  'events',
  'diagnosis',
  'user-sessions',
  'locks',
  'methods',
  'memberships',
  'notes',
  'identity-link',
] as const
