import { useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { reconsiderDuplicate, ruleOutDuplicate } from '../api/merge.ts'

interface RuledOut {
  readonly otherId: string
  readonly name: string
}

/** Takes somebody from the possible duplicates, at a press that can be undone. */
export function useRuleOut(userId: string) {
  const queryClient = useQueryClient()
  const refresh = (otherId: string) =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['users', 'duplicates', userId] }),
      queryClient.invalidateQueries({ queryKey: ['users', 'duplicates', otherId] }),
      queryClient.invalidateQueries({ queryKey: ['events', userId] }),
    ])
  return useMutation({
    mutationFn: ({ otherId }: RuledOut) => ruleOutDuplicate(userId, otherId),
    onSuccess: async (_, { otherId, name }) => {
      await refresh(otherId)
      toastDone(t('{name} is no duplicate.', { name }), async () => {
        await reconsiderDuplicate(userId, otherId)
        await refresh(otherId)
      })
    },
    onError: (error, { name }) => toastProblem(t("Couldn't note that {name} is no duplicate.", { name }), error),
  })
}
