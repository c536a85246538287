import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { anyOf } from '../../../lib/any-of.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { rowAfter, rowLink } from '../../../lib/row-links.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type Deletion, deleteUser } from '../api/delete-user.ts'
import { isKeptOut, type UserSummary, userLabel } from '../api/user.ts'
import { dropUser } from '../api/user-cache.ts'
import { isNamed, namesToType } from './names-to-type.ts'
import { Person } from './person.tsx'

interface DeleteDialogProps {
  readonly user: UserSummary
  readonly onClose: () => void
  readonly onSuspendInstead: () => void
  /** Leaves the deleted person's page before they vanish from it. */
  readonly onDeleted?: () => Promise<void>
}

export function DeleteDialog({ user, onClose, onSuspendInstead, onDeleted }: DeleteDialogProps) {
  const queryClient = useQueryClient()
  const typedField = useRef<HTMLInputElement>(null)
  const mayErase = useMay('hard_delete:users')
  const maySuspend = useMay('suspend:users')
  const [deletion, setDeletion] = useState<Deletion>('soft')
  const [typed, setTyped] = useState('')
  // Where a row goes, the focus moves on to the next one.
  const isGone = useRef(false)
  const [neighbourId] = useState(() => rowAfter(user.id))

  async function remove() {
    await deleteUser(user.id, deletion)
    isGone.current = true
    toastDone(t('{name} was deleted.', { name: userLabel(user) }))
    await onDeleted?.()
    dropUser(queryClient, user.id)
  }

  return (
    <DialogForm
      title={t('Delete user')}
      confirm={t('Delete user')}
      confirming={t('Deleting…')}
      failure={t("Couldn't delete {name}.", { name: userLabel(user) })}
      tone="danger"
      blockedReason={isNamed(user, typed) ? null : t('Type {name} first', { name: namesToType(user)[0] ?? '' })}
      onConfirm={remove}
      onClose={onClose}
      initialFocus={typedField}
      finalFocus={() => (isGone.current ? rowLink(neighbourId) : null)}
      aside={
        maySuspend && !isKeptOut(user.status) && <Button onClick={onSuspendInstead}>{t('Suspend instead')}</Button>
      }
    >
      <Person user={user} />
      <fieldset className="-mx-2">
        <legend className="sr-only">{t('How to delete')}</legend>
        <Choice
          type="radio"
          name="deletion"
          label={t('Delete (keep an anonymised record)')}
          description={t('Removes the user from every list. The audit log keeps saying what happened, under their ID.')}
          checked={deletion === 'soft'}
          onChange={() => setDeletion('soft')}
        />
        {mayErase ? (
          <Choice
            type="radio"
            name="deletion"
            label={t('Hard delete (GDPR erasure)')}
            description={t('Removes the user and overwrites what identifies them in audit events.')}
            checked={deletion === 'hard'}
            onChange={() => setDeletion('hard')}
          />
        ) : (
          <p className="px-2 py-1.5 text-muted text-table">
            {t('Hard delete: {needs}.', { needs: needs('hard_delete:users') })}
          </p>
        )}
      </fieldset>
      <Field
        ref={typedField}
        label={t('Type {names} to confirm', { names: anyOf(namesToType(user)) })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <p className="text-muted text-table">{t("It can't be undone.")}</p>
    </DialogForm>
  )
}
