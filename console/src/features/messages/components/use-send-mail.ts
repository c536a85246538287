import { useMutation, useQueryClient } from '@tanstack/react-query'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { type Mail, sendMail, userMessagesQuery } from '../api/user-message-queries.ts'

/** Writes to a user at a press: what was sent before stays (console.md 1.8, T0). */
export function useSendMail(userId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (kind: Mail) => withStepUp((reason) => sendMail(userId, kind, reason)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: userMessagesQuery(userId).queryKey })
      void queryClient.invalidateQueries({ queryKey: ['events', userId] })
      toastDone(t('The e-mail is on its way.'))
    },
    onError: (error) => toastProblem(t("Couldn't send the e-mail."), error),
  })
}
