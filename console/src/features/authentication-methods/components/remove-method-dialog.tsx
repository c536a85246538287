import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { useCallerReason, type VerifyCallerSlot } from '../../../components/ui/use-caller-reason.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { withinSentence } from '../../../lib/within-sentence.ts'
import { type Method, methodKind } from '../api/method.ts'
import { useMethodChanges } from './use-method-changes.ts'

interface RemoveMethodDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly method: Method
  readonly verifyCaller: VerifyCallerSlot
  readonly onClose: () => void
}

export function RemoveMethodDialog({ userId, person, method, verifyCaller, onClose }: RemoveMethodDialogProps) {
  const { remove } = useMethodChanges(userId)
  const caller = useCallerReason(verifyCaller)
  const kind = withinSentence(methodKind(method))
  return (
    <DialogForm
      title={t('Remove {method}', { method: kind })}
      grade="T2"
      reason="own"
      confirm={t('Remove {method}', { method: kind })}
      confirming={t('Removing…')}
      failure={t("Couldn't remove the {method}.", { method: kind })}
      tone="danger"
      blockedReason={method.isOnlyWayIn ? t('This is the only way they can sign in') : caller.missing}
      onConfirm={() => remove(method, caller.reason)}
      onClose={onClose}
    >
      {person}
      <p>
        {method.name === null
          ? t("Takes away this: it can't be used to sign in any more. With the last factor the recovery codes go too.")
          : tNodes(
              "Takes away {name}: it can't be used to sign in any more. With the last factor the recovery codes go too.",
              { name: <strong className="break-words">{method.name}</strong> },
            )}
      </p>
      {method.isOnlyWayIn && (
        <p className="text-table">
          <strong>{t('This is the only way they can sign in.')}</strong>{' '}
          {t('Add another way first, or reset the password: once they have set one, this can be removed.')}
        </p>
      )}
      {!method.isOnlyWayIn && caller.fields}
      <p className="text-muted text-table">
        {t('They are told by e-mail, and can set up a new one after signing in.')}
      </p>
    </DialogForm>
  )
}
