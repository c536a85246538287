import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { invitationsKey, resendInvitation } from '../api/invitations.ts'

interface ResendInvitationButtonProps {
  readonly organizationId: string
  readonly organizationName: string
  readonly invitationId: string
  /** Whoever sends it anew gives them. */
  readonly givesRoles: boolean
  /** What else shows this invitation, which is another one then. */
  readonly alsoShownBy: readonly string[]
}

/** Sends an invitation anew at a press, with a new time to run; the link of the one before works no more. */
export function ResendInvitationButton(props: ResendInvitationButtonProps) {
  const { organizationId, organizationName, invitationId, givesRoles, alsoShownBy } = props
  const queryClient = useQueryClient()
  const mayInvite = useMay('create:users')
  const mayAssign = useMay('assign:roles')
  const offline = useOfflineReason()
  const sending = useMutation({
    mutationFn: () => resendInvitation(organizationId, invitationId),
    onSuccess: async () => {
      toastDone(t('The invitation to {organization} was sent again.', { organization: organizationName }))
      void queryClient.invalidateQueries({ queryKey: invitationsKey(organizationId) })
      await queryClient.invalidateQueries({ queryKey: alsoShownBy })
    },
    onError: (error) => toastProblem(t("Couldn't send the invitation."), error),
  })
  if (!mayInvite) return <Needs permission="create:users" />
  if (givesRoles && !mayAssign) return <Needs permission="assign:roles" />
  return (
    <Button
      aria-disabled={sending.isPending}
      disabledReason={offline}
      aria-label={t('Resend the invitation to {organization}', { organization: organizationName })}
      onClick={() => !sending.isPending && sending.mutate()}
    >
      {t('Resend')}
    </Button>
  )
}
