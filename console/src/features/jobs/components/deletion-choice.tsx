import { useId } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { t } from '../../../lib/text.ts'

export type Deletion = 'soft' | 'hard'

interface DeletionChoiceProps {
  readonly isHard: boolean
  /** For good it would take a second person. */
  readonly asks: boolean
  readonly onChange: (deletion: Deletion) => void
}

/** How many are deleted: with a record that names nobody, or for good. */
export function DeletionChoice({ isHard, asks, onChange }: DeletionChoiceProps) {
  const name = useId()
  return (
    <fieldset className="-mx-2">
      <legend className="sr-only">{t('How to delete')}</legend>
      <Choice
        type="radio"
        name={name}
        label={t('Delete (keep an anonymised record)')}
        description={t('The audit log keeps saying what happened, under their IDs.')}
        checked={!isHard}
        onChange={() => onChange('soft')}
      />
      <Choice
        type="radio"
        name={name}
        label={t('Hard delete (GDPR erasure)')}
        description={
          asks
            ? t('Overwrites what identifies them in audit events. A second person approves it, then you carry it out.')
            : t('Overwrites what identifies them in audit events.')
        }
        checked={isHard}
        onChange={() => onChange('hard')}
      />
    </fieldset>
  )
}
