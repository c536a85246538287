import { t } from '../../lib/text.ts'
import { Select } from './select.tsx'

interface ExpirySelectProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly errors?: readonly string[] | undefined
}

/** When a secret that is made now ends by itself. */
export function ExpirySelect({ value, onChange, errors }: ExpirySelectProps) {
  return (
    <Select
      label={t('Expires')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={lives}
      errors={errors}
    />
  )
}

export const usualExpiry = '90'
export const noExpiry = ''

/** Null: never. */
export function daysOf(value: string): number | null {
  return value === noExpiry ? null : Number(value)
}

const lives = [
  { value: '30', label: t('In 30 days') },
  { value: usualExpiry, label: t('In 90 days') },
  { value: '365', label: t('In a year') },
  { value: noExpiry, label: t('Never') },
]
