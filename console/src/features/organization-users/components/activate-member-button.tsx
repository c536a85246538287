import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { changePerson } from '../api/change-person.ts'
import { peopleKey } from '../api/people-queries.ts'

interface ActivateMemberButtonProps {
  readonly userId: string
  readonly organizationId: string
  readonly organizationName: string
}

/** Lets somebody in again where they are a member already, at a press, with the way back in its note. */
export function ActivateMemberButton({ userId, organizationId, organizationName }: ActivateMemberButtonProps) {
  const queryClient = useQueryClient()
  const mayActivate = useMay('suspend:users')
  const offline = useOfflineReason()

  async function become(isActive: boolean, reason: string): Promise<void> {
    await changePerson(organizationId, userId, { isActive }, reason)
    for (const queryKey of [['events', userId], peopleKey(organizationId)]) {
      void queryClient.invalidateQueries({ queryKey })
    }
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['memberships', userId] }),
      queryClient.invalidateQueries({ queryKey: ['diagnosis', userId] }),
    ])
  }

  const activating = useMutation({
    mutationFn: () => withStepUp((reason) => become(true, reason)),
    onSuccess: () =>
      toastDone(t('Active again in {organization}.', { organization: organizationName }), (why) => become(false, why)),
    onError: (error) => toastProblem(t("Couldn't activate the membership."), error),
  })
  if (!mayActivate) return <Needs permission="suspend:users" />
  return (
    <Button
      aria-disabled={activating.isPending}
      disabledReason={offline}
      onClick={() => !activating.isPending && activating.mutate()}
    >
      {t('Activate in {organization}', { organization: organizationName })}
    </Button>
  )
}
