import { useMutation, useQueryClient } from '@tanstack/react-query'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { locksQuery, unlockUser } from '../api/sign-in-queries.ts'

/** Lifts every lock of somebody at a press: nothing is lost but the wait (console.md 1.8, T0). */
export function useUnlock() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (userId: string) => withStepUp((reason) => unlockUser(userId, reason)),
    onSuccess: async (_, userId) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['diagnosis', userId] }),
        queryClient.invalidateQueries({ queryKey: locksQuery(userId).queryKey }),
      ])
      void queryClient.invalidateQueries({ queryKey: ['events', userId] })
      void queryClient.invalidateQueries({ queryKey: ['users', 'one', userId] })
      void queryClient.invalidateQueries({ queryKey: ['users', 'list'] })
      toastDone(t('Unlocked. They can try again at once.'))
    },
    onError: (error) => toastProblem(t("Couldn't unlock."), error),
  })
}
