import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { identityLinkQuery, withdrawIdentityLink } from '../api/identity-link.ts'

/** That the person was asked to join another account, while they may; nothing otherwise. */
export function IdentityLinkLine({ userId }: { readonly userId: string }) {
  const { data: link } = useQuery(identityLinkQuery(userId))
  const mayWithdraw = useMay('merge:users')
  const offline = useOfflineReason()
  const queryClient = useQueryClient()
  const withdrawing = useMutation({
    mutationFn: () => withdrawIdentityLink(userId),
    onSuccess: () => {
      queryClient.setQueryData(identityLinkQuery(userId).queryKey, null)
      void queryClient.invalidateQueries({ queryKey: ['events', userId] })
      toastDone(t('The link was withdrawn.'))
    },
    onError: (error) => toastProblem(t("Couldn't withdraw the link."), error),
  })
  if (link == null) return null
  const { askedBy, openedAt, expiresAt } = link
  const end = { time: <TimeStamp at={expiresAt} isExact />, name: <strong className="font-semibold">{askedBy}</strong> }
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-subtle px-4 py-2.5 text-table"
    >
      <Icon name="mail" className="text-muted" />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {openedAt === null
          ? tNodes('{name} sent a link to join another account. It works until {time}.', end)
          : tNodes('The link of {name} is open: both accounts are being proven, until {time}.', end)}
      </span>
      {mayWithdraw && (
        <Button
          aria-label={t('Withdraw the link')}
          aria-disabled={withdrawing.isPending}
          disabledReason={offline}
          onClick={() => !withdrawing.isPending && withdrawing.mutate()}
        >
          {t('Withdraw')}
        </Button>
      )}
    </div>
  )
}
