import { useMutation, useQueryClient } from '@tanstack/react-query'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type Approval, cancelApproval, decideApproval } from '../api/approval.ts'

export type Decision = 'approve' | 'deny' | 'cancel'

/** Approving is confirmed each time; the dialog for that comes by itself. */
export function useDecision(approval: Approval) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (decision: Decision) =>
      decision === 'cancel'
        ? cancelApproval(approval.id)
        : withStepUp(() => decideApproval(approval.id, decision === 'approve')),
    onSuccess: async (_, decision) => {
      await queryClient.invalidateQueries({ queryKey: ['approvals'] })
      void queryClient.invalidateQueries({ queryKey: ['operators'] })
      const isCarriedOutLater = decision === 'approve' && ['users', 'organization'].includes(approval.subject.kind)
      toastDone(isCarriedOutLater ? t('Approved. Whoever asked can carry it out now.') : doneWords[decision])
    },
    // Somebody else may have been faster.
    onError: () => queryClient.invalidateQueries({ queryKey: ['approvals'] }),
  })
}

const doneWords: Readonly<Record<Decision, string>> = {
  approve: t('Approved, and done.'),
  deny: t('Denied. Nothing was done.'),
  cancel: t('The request was taken back.'),
}
