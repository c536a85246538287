import { useQueryClient } from '@tanstack/react-query'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import {
  type Approval,
  approveRequest,
  assignRequest,
  denyRequest,
  denyRequests,
  lockDownAccount,
  pointRequest,
  recoveryKey,
  resendLink,
  unassignRequest,
} from '../api/recovery-queries.ts'
import { askerOf, type RecoveryRequest } from '../api/recovery-request.ts'

/** Never optimistic: the page says what the server said (console.md 2.6). */
export function useRecoveryChanges() {
  const queryClient = useQueryClient()
  async function settled<Result>(change: Promise<Result>, words: (result: Result) => string): Promise<Result> {
    const result = await change
    toastDone(words(result))
    await queryClient.invalidateQueries({ queryKey: recoveryKey })
    void queryClient.invalidateQueries({ queryKey: ['events'] })
    return result
  }
  return {
    approve: (request: RecoveryRequest, approval: Approval, reason: string) =>
      settled(approveRequest(request.id, approval, reason), () =>
        t('{number} was approved.', { number: request.number }),
      ),
    deny: (request: RecoveryRequest, reason: string, locksDown: boolean) =>
      settled(deny(request, reason, locksDown), () =>
        locksDown
          ? t('{number} was denied, and the account locked down.', { number: request.number })
          : t('{number} was denied.', { number: request.number }),
      ),
    resend: (request: RecoveryRequest, reason: string) =>
      settled(resendLink(request.id, reason), () =>
        t('The link was sent to {name} again.', { name: askerOf(request) }),
      ),
    assign: (request: RecoveryRequest) =>
      settled(assignRequest(request), ({ number }) => t('{number} is assigned to you.', { number })),
    unassign: (request: RecoveryRequest) =>
      settled(unassignRequest(request.id), ({ number }) => t('{number} was given back.', { number })),
    point: (request: RecoveryRequest, email: string) =>
      settled(pointRequest(request.id, email), ({ number }) =>
        t('{number} was filed for the other address.', { number }),
      ),
    denyAll: (requests: readonly RecoveryRequest[], reason: string) =>
      settled(
        denyRequests(
          requests.map(({ id }) => id),
          reason,
        ),
        ({ data }) => {
          const denied = data.filter(({ isDenied }) => isDenied).length
          const other = data.length - denied
          const done = tCount(denied, '1 request was denied.', '{count} requests were denied.')
          if (other === 0) return done
          return `${done} ${tCount(other, '1 could not be denied.', '{count} could not be denied.')}`
        },
      ),
  }
}

async function deny({ id, userId }: RecoveryRequest, reason: string, locksDown: boolean): Promise<RecoveryRequest> {
  if (locksDown && userId !== null) await lockDownAccount(userId, reason)
  return denyRequest(id, reason)
}
