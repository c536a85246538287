import { useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { memberDiagnosisQuery, unlockPerson } from '../api/member-diagnosis.ts'

/** Lifts every lock of somebody at a press: nothing is lost but the wait. */
export function useUnlockPerson(organizationId: string, userId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => unlockPerson(organizationId, userId),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: memberDiagnosisQuery(organizationId, userId).queryKey })
      toastDone(t('Unlocked. They can try again at once.'))
    },
    onError: (error) => toastProblem(t("Couldn't unlock."), error),
  })
}
