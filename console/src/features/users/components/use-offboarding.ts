import { useQueryClient } from '@tanstack/react-query'
import { endTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { getUser } from '../api/get-user.ts'
import {
  cancelOffboarding,
  getOffboarding,
  type OffboardingPlan,
  offboardingQuery,
  scheduleOffboarding,
} from '../api/offboarding.ts'
import { userLabel } from '../api/user.ts'
import { keepUser } from '../api/user-cache.ts'

/** Setting the day on which somebody is offboarded and calling it off, each with its way back. */
export function useOffboarding(userId: string) {
  const queryClient = useQueryClient()

  async function schedule(plan: OffboardingPlan, reason = ''): Promise<void> {
    await scheduleOffboarding(userId, plan, reason)
    const name = await refresh()
    toastDone(t('{name} is offboarded {time}.', { name, time: endTime(new Date(plan.at)) }), cancel)
  }

  async function cancel(): Promise<void> {
    const before = await getOffboarding(userId)
    await cancelOffboarding(userId)
    const name = await refresh()
    const undo = before?.status === 'scheduled' ? (why: string) => schedule(planOf(before), why) : undefined
    toastDone(t('{name} is not offboarded.', { name }), undo)
  }

  /** Answers what the person is called. */
  async function refresh(): Promise<string> {
    void queryClient.invalidateQueries({ queryKey: offboardingQuery(userId).queryKey })
    const user = await getUser(userId)
    keepUser(queryClient, user)
    return userLabel(user)
  }

  return { schedule, cancel }
}

function planOf({ at, leaveOrganizations, deleteAfterDays }: OffboardingPlan): OffboardingPlan {
  return { at, leaveOrganizations, deleteAfterDays }
}
