import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { LinkOnce } from '../../../components/ui/link-once.tsx'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { type Invitation, inviteOperatorAgain, type Operator } from '../api/operator.ts'

/** What becomes of an invitation: a word that it was mailed, or the link itself, to be handed over. */
export function useInvitation() {
  const queryClient = useQueryClient()
  const [handed, setHanded] = useState<{ readonly link: string; readonly expiresAt: string } | null>(null)

  function tell(email: string, { link, expiresAt }: Invitation) {
    if (link === null) toastDone(t('The invitation to {email} is on its way.', { email }))
    else setHanded({ link, expiresAt })
  }

  const again = useMutation({
    mutationFn: ({ id }: Operator) => withStepUp(() => inviteOperatorAgain(id)),
    onSuccess: async (invitation, { email }) => {
      await queryClient.invalidateQueries({ queryKey: ['operators'] })
      tell(email, invitation)
    },
    onError: (error, { email }) => toastProblem(t("Couldn't send the invitation to {email}.", { email }), error),
  })

  return {
    tell,
    again,
    link: handed && <LinkOnce {...handed} onClose={() => setHanded(null)} />,
  }
}
