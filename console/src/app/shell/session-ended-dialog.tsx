import { useState } from 'react'
import { buttonClasses } from '../../components/ui/button.tsx'
import { DialogForm } from '../../components/ui/dialog-form.tsx'
import { noteSessionEnd } from '../../lib/session-end.ts'
import { t } from '../../lib/text.ts'

interface SessionEndedDialogProps {
  readonly who: Who
  /** Where one signs in, in another tab. */
  readonly signIn: string
  /** Who is signed in now; throws where nobody is. */
  readonly whoIsIn: () => Promise<Pick<Who, 'id'>>
  /** What was read before may be old, or refused. */
  readonly onBack: () => void
}

interface Who {
  readonly id: string
  readonly label: string
}

/** The session ended in the middle of a form: it stays as it is, and the sign-in happens in another tab. */
export function SessionEndedDialog({ who, signIn, whoIsIn, onBack }: SessionEndedDialogProps) {
  const [isLeft, setIsLeft] = useState(false)
  if (isLeft) return null

  async function goOn(): Promise<void> {
    const { id } = await whoIsIn()
    // What stands here is another's.
    if (id !== who.id) return location.reload()
    noteSessionEnd(false)
    onBack()
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
        <a href={signIn} target="_blank" rel="noopener" className={buttonClasses('secondary')}>
          {t('Sign in in a new tab')}
        </a>
      }
    >
      <p>
        {t('What you typed is still here. Sign in again in a new tab as {email}, then go on.', { email: who.label })}
      </p>
    </DialogForm>
  )
}
