import { useMutation } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { useOffboarding } from './use-offboarding.ts'

/** Calls off what waits for its day, at a press: its note offers to set it again. */
export function CancelOffboardingButton({ userId }: { readonly userId: string }) {
  const mayCancel = useMay('suspend:users')
  const { cancel } = useOffboarding(userId)
  const cancelling = useMutation({
    mutationFn: cancel,
    onError: (error) => toastProblem(t("Couldn't cancel the schedule."), error),
  })
  const offline = useOfflineReason()
  if (!mayCancel) return <Needs permission="suspend:users" />
  return (
    <Button
      aria-disabled={cancelling.isPending}
      disabledReason={offline}
      onClick={() => !cancelling.isPending && cancelling.mutate()}
    >
      {t('Cancel schedule')}
    </Button>
  )
}
