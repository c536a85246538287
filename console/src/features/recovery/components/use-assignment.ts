import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { recoveryKey } from '../api/recovery-queries.ts'
import type { RecoveryRequest } from '../api/recovery-request.ts'
import { useRecoveryChanges } from './use-recovery-changes.ts'

/** Taking a request, from whomever the page shows with it, and giving it back. Each answers whether it was done. */
export function useAssignment(request: RecoveryRequest) {
  const queryClient = useQueryClient()
  const { assign, unassign } = useRecoveryChanges()
  const [isBusy, setIsBusy] = useState(false)
  async function once(change: () => Promise<unknown>, failure: string): Promise<boolean> {
    if (isBusy) return false
    setIsBusy(true)
    try {
      await change()
      return true
    } catch (error) {
      toastProblem(failure, error)
      // Somebody else was faster: the page says who.
      await queryClient.invalidateQueries({ queryKey: recoveryKey })
      return false
    } finally {
      setIsBusy(false)
    }
  }
  const { number } = request
  return {
    isBusy,
    take: () => once(() => assign(request), t("Couldn't assign {number} to you.", { number })),
    giveBack: () => once(() => unassign(request), t("Couldn't give {number} back.", { number })),
  }
}
