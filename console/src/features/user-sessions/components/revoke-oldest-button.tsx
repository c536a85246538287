import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { listSessions, revokeSession, userSessionsQuery } from '../api/session-queries.ts'
import { oldestOwn } from '../api/user-session.ts'

/** Ends what another sign-in would end, so that there is room before it comes. */
export function RevokeOldestButton({ userId }: { readonly userId: string }) {
  const mayRevoke = useMay('revoke:sessions')
  const queryClient = useQueryClient()
  const offline = useOfflineReason()
  const revoking = useMutation({
    mutationFn: async () => {
      const oldest = oldestOwn(await listSessions(userId))
      if (oldest === null) return null
      try {
        await withStepUp((reason) => revokeSession(userId, oldest.id, reason))
      } catch (error) {
        // Whatever ended it meanwhile: it is over, which is what was wanted.
        if (!isProblem(error, 'session_not_found')) throw error
      }
      return oldest
    },
    onSuccess: (oldest) =>
      toastDone(
        oldest === null
          ? t('No session is open.')
          : t('The oldest session was revoked: {device}.', { device: oldest.device }),
      ),
    onError: (error) => toastProblem(t("Couldn't revoke the oldest session."), error),
    onSettled: () => {
      for (const of of ['diagnosis', 'events', 'tokens']) void queryClient.invalidateQueries({ queryKey: [of, userId] })
      void queryClient.invalidateQueries({ queryKey: userSessionsQuery(userId).queryKey })
    },
  })
  if (!mayRevoke) return <Needs permission="revoke:sessions" />
  return (
    <Button
      aria-disabled={revoking.isPending}
      disabledReason={offline}
      onClick={() => !revoking.isPending && revoking.mutate()}
    >
      {t('Revoke oldest')}
    </Button>
  )
}
