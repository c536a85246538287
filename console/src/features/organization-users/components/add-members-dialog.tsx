import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { emailsIn } from '../api/emails-in.ts'
import { invitationsKey, invite } from '../api/invitations.ts'
import { addToOrganization, personOfEmail } from '../api/membership.ts'
import { peopleKey } from '../api/people-queries.ts'

interface AddMembersDialogProps {
  readonly appId: string
  readonly organizationId: string
  readonly organizationName: string
  readonly onClose: () => void
}

interface Line {
  readonly email: string
  readonly isDone: boolean
  readonly words: string
}

/** One field for addresses: who has an account is added, everybody else is invited, and each line says what became of it. */
export function AddMembersDialog({ appId, organizationId, organizationName, onClose }: AddMembersDialogProps) {
  const id = useId()
  const queryClient = useQueryClient()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [lines, setLines] = useState<readonly Line[]>([])
  const emails = emailsIn(text)

  async function addAll(): Promise<readonly Line[]> {
    const done: Line[] = []
    setLines([])
    for (const email of emails) {
      done.push(await addOne(appId, organizationId, email))
      setLines([...done])
    }
    void queryClient.invalidateQueries({ queryKey: ['organizations'] })
    void queryClient.invalidateQueries({ queryKey: peopleKey(organizationId) })
    void queryClient.invalidateQueries({ queryKey: invitationsKey(organizationId) })
    return done
  }

  return (
    <DialogForm
      title={t('Add to organization')}
      confirm={emails.length > 1 ? tCount(emails.length, 'Add 1 person', 'Add {count} people') : t('Add member')}
      confirming={t('Adding…')}
      failure={t("Couldn't add them.")}
      blockedReason={emails.length === 0 ? t('Enter an email address first') : null}
      onConfirm={addAll}
      onDone={(done) => {
        // What was refused stays in the box, beside its reason.
        setText(done.flatMap(({ email, isDone }) => (isDone ? [] : [email])).join('\n'))
        const added = done.filter(({ isDone }) => isDone).length
        if (added > 0) {
          toastDone(tCount(added, '1 person was added or invited.', '{count} people were added or invited.'))
        }
        if (added === done.length) onClose()
      }}
      onClose={onClose}
    >
      <div>
        <label htmlFor={id} className="mb-1 block font-semibold text-table">
          {t('Email addresses')}
        </label>
        <textarea
          ref={box}
          id={id}
          rows={4}
          // biome-ignore lint/a11y/noAutofocus: the one field of a dialog that was opened to fill it
          autoFocus
          value={text}
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
          className={`${inputClasses()} h-auto! py-1.5`}
        />
        <p id={`${id}-hint`} className="mt-1 text-meta text-muted">
          {t('One a line. Who has an account is added to {organization}, everybody else is invited.', {
            organization: organizationName,
          })}
        </p>
      </div>
      {lines.length > 0 && (
        <ul aria-label={t('Results')} className="grid gap-1 text-table">
          {lines.map(({ email, isDone, words }) => (
            <li key={email} className="flex items-baseline gap-2">
              <Icon name={isDone ? 'check' : 'alert'} className={isDone ? 'text-success' : 'text-danger'} />
              <span className="min-w-0 truncate">{email}</span>
              <span className="text-muted">{words}</span>
            </li>
          ))}
        </ul>
      )}
    </DialogForm>
  )
}

async function addOne(appId: string, organizationId: string, email: string): Promise<Line> {
  try {
    const person = await personOfEmail(email)
    if (person === null) {
      await invite(organizationId, { email, isAdministrator: false })
      return { email, isDone: true, words: t('Invited') }
    }
    await addToOrganization({ appId, organizationId, userId: person.id })
    return { email, isDone: true, words: t('Added') }
  } catch (error) {
    if (!isProblem(error)) throw error
    return { email, isDone: false, words: error.code === 'member_exists' ? t('Already a member') : error.message }
  }
}
