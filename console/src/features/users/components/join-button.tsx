import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import type { NewcomerActs } from '../api/add-person.ts'
import { userQuery } from '../api/get-user.ts'
import { userLabel } from '../api/user.ts'

interface JoinButtonProps {
  readonly userId: string
  readonly place: { readonly id: string; readonly label: string }
  readonly acts: NewcomerActs
}

/** Whoever is here already may only not belong there yet. */
export function JoinButton({ userId, place, acts }: JoinButtonProps) {
  const queryClient = useQueryClient()
  const { data: user } = useQuery(userQuery(userId))
  const [state, setState] = useState<'open' | 'joining' | 'joined'>('open')
  const person = user ? userLabel(user) : userId
  const offline = useOfflineReason()

  async function join() {
    setState('joining')
    try {
      await acts.join(userId, place.id)
      void queryClient.invalidateQueries({ queryKey: ['memberships', userId] })
      setState('joined')
      toastDone(t('{person} was added to {organization}.', { person, organization: place.label }))
    } catch (error) {
      setState('open')
      toastProblem(t("Couldn't add to the organization."), error)
    }
  }

  return (
    <Button
      aria-disabled={state === 'joining'}
      disabledReason={state === 'joined' ? t('Already a member') : offline}
      onClick={() => state === 'open' && void join()}
    >
      {t('Add existing user to {organization}', { organization: place.label })}
    </Button>
  )
}
