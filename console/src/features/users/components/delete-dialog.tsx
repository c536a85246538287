import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { anyOf } from '../../../lib/any-of.ts'
import { useMay } from '../../../lib/permissions.ts'
import { rowAfter, rowLink } from '../../../lib/row-links.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { useSecondPerson } from '../../../lib/use-second-person.ts'
import { type Deletion, deleteUser } from '../api/delete-user.ts'
import { askForErasure, type FullReceipt, newestReceipt } from '../api/erasure.ts'
import { isKeptOut, type UserSummary, userLabel } from '../api/user.ts'
import { dropUser } from '../api/user-cache.ts'
import { DeletionCounts } from './deletion-counts.tsx'
import { isNamed, namesToType } from './names-to-type.ts'
import { Person } from './person.tsx'
import { ReceiptDialog } from './receipt-dialog.tsx'

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
  const [receipt, setReceipt] = useState<FullReceipt | null>(null)
  const mayReadReceipt = useMay('read:audit')
  const { takesTwo, tryAlone } = useSecondPerson()
  // For good it takes an owner, or two people; of an owner too, who erased as many as one does in a day.
  const asks = deletion === 'hard' && (!mayErase || takesTwo)
  // Where a row goes, the focus moves on to the next one.
  const isGone = useRef(false)
  const [neighbourId] = useState(() => rowAfter(user.id))

  async function remove(reason: string): Promise<FullReceipt | null> {
    if (asks) {
      await askForErasure(user.id, reason)
      toastDone(t('Asked for. Another owner or admin decides.'))
      return null
    }
    await tryAlone(deleteUser(user.id, deletion, reason))
    isGone.current = true
    toastDone(t('{name} was deleted.', { name: userLabel(user) }))
    const kept = deletion === 'hard' && mayReadReceipt ? await receiptIfAny(user.id) : null
    if (kept === null) await leave()
    return kept
  }

  async function leave() {
    await onDeleted?.()
    dropUser(queryClient, user.id)
  }

  const finalFocus = () => (isGone.current ? rowLink(neighbourId) : null)
  if (receipt !== null) {
    const close = () => void leave().then(onClose)
    return <ReceiptDialog receipt={receipt} onClose={close} finalFocus={finalFocus} />
  }

  const blocked = isNamed(user, typed) ? null : t('Type {name} first', { name: namesToType(user)[0] ?? '' })
  return (
    <DialogForm
      title={t('Delete user')}
      grade="T3"
      confirm={asks ? t('Ask for approval') : t('Delete user')}
      confirming={asks ? t('Asking…') : t('Deleting…')}
      failure={t("Couldn't delete {name}.", { name: userLabel(user) })}
      tone="danger"
      blockedReason={blocked}
      onConfirm={remove}
      onDone={(kept) => (kept === null ? onClose() : setReceipt(kept))}
      onClose={onClose}
      initialFocus={typedField}
      finalFocus={finalFocus}
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
        <Choice
          type="radio"
          name="deletion"
          label={t('Hard delete (GDPR erasure)')}
          description={
            mayErase
              ? t('Removes the user and overwrites what identifies them in audit events.')
              : t('Removes the user and overwrites what identifies them in audit events. A second person approves it.')
          }
          checked={deletion === 'hard'}
          onChange={() => setDeletion('hard')}
        />
      </fieldset>
      <DeletionCounts userId={user.id} deletion={deletion} />
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

/** The person is gone whatever becomes of showing it: the receipt is kept, and found by the old id. */
async function receiptIfAny(userId: string): Promise<FullReceipt | null> {
  return newestReceipt(userId).catch(() => null)
}
