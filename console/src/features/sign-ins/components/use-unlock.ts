import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { locksQuery, unlockLastNetwork, unlockUser } from '../api/sign-in-queries.ts'

/** Lifts every lock of somebody at a press: nothing is lost but the wait (console.md 1.8, T0). */
export function useUnlock() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (userId: string) => withStepUp((reason) => unlockUser(userId, reason)),
    onSuccess: async (_, userId) => {
      await showUnlocked(queryClient, userId)
      toastDone(t('Unlocked. They can try again at once.'))
    },
    onError: (error) => toastProblem(t("Couldn't unlock."), error),
  })
}

/** Lets passwords be tried again from where they came last, for everybody there. */
export function useUnlockNetwork() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (userId: string) => withStepUp((reason) => unlockLastNetwork(userId, reason)),
    onSuccess: async (lifted, userId) => {
      await showUnlocked(queryClient, userId)
      toastDone(lifted ? t('The network was unlocked. They can try again at once.') : t('The network was not locked.'))
    },
    onError: (error) => toastProblem(t("Couldn't unlock the network."), error),
  })
}

async function showUnlocked(queryClient: QueryClient, userId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['diagnosis', userId] }),
    queryClient.invalidateQueries({ queryKey: locksQuery(userId).queryKey }),
  ])
  void queryClient.invalidateQueries({ queryKey: ['events', userId] })
  void queryClient.invalidateQueries({ queryKey: ['users', 'one', userId] })
  void queryClient.invalidateQueries({ queryKey: ['users', 'list'] })
}
