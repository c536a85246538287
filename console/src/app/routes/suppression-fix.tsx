import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../components/ui/button.tsx'
import { Needs } from '../../components/ui/needs.tsx'
import { releaseAddress, suppressedAddressesKey } from '../../features/messages/api/suppressed-addresses.ts'
import { type Mail, sendMail, userMessagesQuery } from '../../features/messages/api/user-message-queries.ts'
import { useOfflineReason } from '../../lib/connection.ts'
import { useMay } from '../../lib/permissions.ts'
import { withStepUp } from '../../lib/step-up.ts'
import { t } from '../../lib/text.ts'
import { toastDone, toastProblem } from '../../lib/toasts.ts'

interface SuppressionFixProps {
  readonly userId: string
  readonly suppressionId: string
  /** What is sent again then; null where the last letter is none that can be asked for. */
  readonly mail: Mail | null
}

/** Lets their address get letters again, and sends what did not arrive. */
export function SuppressionFix({ userId, suppressionId, mail }: SuppressionFixProps) {
  const mayRelease = useMay('suspend:users')
  const queryClient = useQueryClient()
  const offline = useOfflineReason()
  const mending = useMutation({
    mutationFn: async () => {
      await releaseAddress(suppressionId)
      if (mail !== null) await withStepUp((reason) => sendMail(userId, mail, reason))
    },
    onSuccess: () => toastDone(mail === null ? t('Their address gets letters again.') : t('The e-mail is on its way.')),
    onError: (error) => toastProblem(t("Couldn't mend the address."), error),
    onSettled: () => {
      for (const queryKey of [
        ['diagnosis', userId],
        ['events', userId],
        userMessagesQuery(userId).queryKey,
        suppressedAddressesKey,
      ]) {
        void queryClient.invalidateQueries({ queryKey })
      }
    },
  })
  if (!mayRelease) return <Needs permission="suspend:users" />
  return (
    <Button
      aria-disabled={mending.isPending}
      disabledReason={offline}
      onClick={() => !mending.isPending && mending.mutate()}
    >
      {mail === null ? t('Take the address off') : t('Take the address off and send again')}
    </Button>
  )
}
