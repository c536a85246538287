import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import type { Attempt } from '../api/diagnosis.ts'

interface AppSelectProps {
  readonly attempts: readonly Attempt[]
  /** Null for no app in particular. */
  readonly value: string | null
  readonly onChange: (clientId: string | null) => void
}

/** An app may refuse whom others let in: the question can be asked for each that was tried. */
export function AppSelect({ attempts, value, onChange }: AppSelectProps) {
  const apps = new Map(
    attempts.flatMap(({ clientId, clientName }) =>
      clientId === null || clientName === null ? [] : [[clientId, clientName]],
    ),
  )
  if (apps.size === 0) return null
  const options = [
    { value: '', label: t('Any app') },
    ...[...apps].map(([clientId, name]) => ({ value: clientId, label: name })),
  ]
  return (
    <Select
      label={t('To sign in to')}
      className="w-56"
      options={options}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}
