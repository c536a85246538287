import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { type Method, methodKind } from '../api/method.ts'
import { useMethodChanges } from './use-method-changes.ts'

interface RemoveMethodDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly method: Method
  readonly onClose: () => void
}

export function RemoveMethodDialog({ userId, person, method, onClose }: RemoveMethodDialogProps) {
  const { remove } = useMethodChanges(userId)
  const kind = methodKind(method)
  const lowerKind = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`
  return (
    <DialogForm
      title={`Remove ${lowerKind}`}
      confirm={t('Remove')}
      confirming={t('Removing…')}
      failure={`Couldn't remove the ${lowerKind}.`}
      tone="danger"
      startOnCancel
      onConfirm={() => remove(method)}
      onClose={onClose}
    >
      {person}
      <p>
        Takes away {method.name === null ? t('this') : <strong className="break-words">{method.name}</strong>}: it can't
        be used to sign in any more. With the last factor the recovery codes go too.
      </p>
      <p className="text-muted text-table">
        {t('They are told by e-mail, and can set up a new one after signing in.')}
      </p>
    </DialogForm>
  )
}
