import { type ReactNode, useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import type { Faults } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { withinSentence } from '../../../lib/within-sentence.ts'
import { type Method, methodKind } from '../api/method.ts'
import { useMethodChanges } from './use-method-changes.ts'

interface RenameMethodDialogProps {
  readonly userId: string
  readonly person: ReactNode
  readonly method: Method
  readonly onClose: () => void
}

/** The name tells a factor from others of its kind, here and on the person's own pages. */
export function RenameMethodDialog({ userId, person, method, onClose }: RenameMethodDialogProps) {
  const { rename } = useMethodChanges(userId)
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(method.name ?? '')
  const [faults, setFaults] = useState<Faults>({})
  const kind = withinSentence(methodKind(method))
  return (
    <DialogForm
      title={t('Rename {method}', { method: kind })}
      confirm={t('Rename {method}', { method: kind })}
      confirming={t('Saving…')}
      failure={t("Couldn't rename the {method}.", { method: kind })}
      reason="none"
      onConfirm={() => rename(method, name.trim() || null)}
      onFaults={setFaults}
      onClose={onClose}
      initialFocus={box}
    >
      {person}
      <Field
        ref={box}
        label={t('Name')}
        value={name}
        maxLength={100}
        autoComplete="off"
        errors={faults.name}
        hint={t('They see it too. Leave it empty for no name.')}
        onChange={(event) => setName(event.target.value)}
      />
    </DialogForm>
  )
}
