import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { cancelEmailChange, pendingEmailKey, pendingEmailQuery } from '../api/email-change.ts'
import type { User } from '../api/user.ts'

/** The address that waits to be confirmed; nothing where none does. */
export function PendingEmail({ user }: { readonly user: User }) {
  const { data: pending } = useQuery(pendingEmailQuery(user))
  const mayCancel = useMay('update:user_identifiers')
  const offline = useOfflineReason()
  const queryClient = useQueryClient()
  const cancelling = useMutation({
    mutationFn: () => cancelEmailChange(user.id),
    onSuccess: async () => {
      void queryClient.invalidateQueries({ queryKey: ['events', user.id] })
      await queryClient.invalidateQueries({ queryKey: pendingEmailKey(user.id) })
      toastDone(t('The change of address was cancelled.'))
    },
    onError: (error) => toastProblem(t("Couldn't cancel the change of address."), error),
  })
  if (pending == null) return null
  return (
    <span role="status" className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {tNodes('Pending: {email}', { email: <strong className="font-semibold">{pending.newEmail}</strong> })}
      </span>
      {mayCancel && (
        <Button
          aria-label={t('Cancel the change of address')}
          aria-disabled={cancelling.isPending}
          disabledReason={offline}
          onClick={() => !cancelling.isPending && cancelling.mutate()}
        >
          {t('Cancel')}
        </Button>
      )}
    </span>
  )
}
