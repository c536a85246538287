import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { neighbourOnList } from '../../features/users/api/last-list.ts'
import { announce } from '../../lib/announce.ts'
import { t } from '../../lib/text.ts'
import { toastProblem } from '../../lib/toasts.ts'

/** From a user's page to the one before or after them on the list that was shown last. */
export function useNeighbour(): (step: 1 | -1) => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { userId } = useParams({ strict: false })
  return async (step) => {
    if (userId === undefined) return
    try {
      const next = await neighbourOnList(queryClient, userId, step)
      if (next !== null) return await navigate({ to: '/users/$userId/overview', params: { userId: next } })
      announce(step === 1 ? t('This is the last user of the list') : t('This is the first user of the list'))
    } catch (error) {
      toastProblem(t("Couldn't load more users."), error)
    }
  }
}
