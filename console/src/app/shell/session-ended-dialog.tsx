import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { buttonClasses } from '../../components/ui/button.tsx'
import { DialogForm } from '../../components/ui/dialog-form.tsx'
import { type Session, sessionQuery } from '../../features/session/api/session.ts'
import { noteSessionEnd } from '../../lib/session-end.ts'
import { t } from '../../lib/text.ts'

/** The session ended in the middle of a form: it stays as it is, and the sign-in happens in another tab. */
export function SessionEndedDialog({ operator }: { readonly operator: Session['operator'] }) {
  const queryClient = useQueryClient()
  const [isLeft, setIsLeft] = useState(false)
  if (isLeft) return null

  async function goOn(): Promise<void> {
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
    // What stands here is another operator's.
    if (session.operator.id !== operator.id) return location.reload()
    noteSessionEnd(false)
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }

  return (
    <DialogForm
      title={t('Your session has ended')}
      confirm={t('Go on')}
      confirming={t('Checking…')}
      failure={t('You are not signed in yet.')}
      onConfirm={goOn}
      onClose={() => setIsLeft(true)}
      aside={
        <a href="/console/" target="_blank" rel="noopener" className={buttonClasses('secondary')}>
          {t('Sign in in a new tab')}
        </a>
      }
    >
      <p>
        {t('What you typed is still here. Sign in again in a new tab as {email}, then go on.', {
          email: operator.email,
        })}
      </p>
    </DialogForm>
  )
}
