import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { inputClasses } from '../../../components/ui/field.tsx'
import { ReasonPicker } from '../../../components/ui/reason-picker.tsx'
import { t } from '../../../lib/text.ts'
import { PersonById } from '../../users/components/person.tsx'
import { accountLabel, type MergeChoice, type MergePlan, mergeUsers, wordToType } from '../api/merge.ts'

interface MergeDialogProps {
  readonly plan: MergePlan
  readonly choice: MergeChoice
  readonly onClose: () => void
  readonly onMerged: (plan: MergePlan) => void
}

export function MergeDialog({ plan, choice, onClose, onMerged }: MergeDialogProps) {
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const { survivor, other } = plan
  const word = wordToType(survivor)
  const name = accountLabel(survivor)
  const isTyped = typed.trim().toLowerCase() === word.toLowerCase()
  async function merge() {
    const done = await mergeUsers(plan, choice, reason)
    await Promise.all(['users', 'events'].map((of) => queryClient.invalidateQueries({ queryKey: [of] })))
    return done
  }
  return (
    <DialogForm
      title={t('Merge users')}
      grade="T2"
      confirm={t('Merge into {name}', { name })}
      confirming={t('Merging…')}
      failure={t("Couldn't merge the two.")}
      tone="danger"
      blockedReason={!isTyped ? t('Type {word} first', { word }) : reason === '' ? t('Choose a reason') : null}
      initialFocus={box}
      onConfirm={merge}
      onDone={onMerged}
      onClose={onClose}
    >
      <PersonById userId={other.id} />
      <PersonById userId={survivor.id} />
      <p>{t('{other} becomes part of {name}. This cannot be undone.', { other: accountLabel(other), name })}</p>
      <label className="grid gap-1 text-table">
        <span className="font-semibold">{t('Type {word} to confirm', { word })}</span>
        <input
          ref={box}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          className={inputClasses()}
        />
      </label>
      <ReasonPicker isRequired onChange={setReason} />
    </DialogForm>
  )
}
