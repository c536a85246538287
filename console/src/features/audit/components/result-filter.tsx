import { ChoiceFilter } from '../../../components/ui/choice-filter.tsx'
import { t } from '../../../lib/text.ts'

type Result = 'success' | 'failure' | undefined

interface ResultFilterProps {
  readonly value: Result
  readonly onChange: (value: Result) => void
}

/** Whether what an event tells came about. */
export function ResultFilter({ value, onChange }: ResultFilterProps) {
  return (
    <ChoiceFilter
      label={t('Result')}
      isSingle
      value={value}
      options={[
        { value: 'success', label: t('Came about') },
        { value: 'failure', label: t('Failed or refused') },
      ]}
      onChange={(chosen) => onChange(chosen as Result)}
    />
  )
}
