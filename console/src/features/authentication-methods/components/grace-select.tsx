import { Select } from '../../../components/ui/select.tsx'
import { t, tCount } from '../../../lib/text.ts'

const graceChoices = [0, 7, 14, 30]

interface GraceSelectProps {
  readonly days: number
  readonly onChange: (days: number) => void
}

/** How long setting up a second factor may be put off where one is newly asked for. */
export function GraceSelect({ days, onChange }: GraceSelectProps) {
  return (
    <Select
      label={t('Time to set one up')}
      value={String(days)}
      options={graceChoices.map((choice) => ({
        value: String(choice),
        label: choice === 0 ? t('None: at the next sign-in') : tCount(choice, '1 day', '{count} days'),
      }))}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  )
}
