import type { Ref } from 'react'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { t } from '../../../lib/text.ts'

interface RoleSearchBoxProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

export function RoleSearchBox({ value, onChange, ref }: RoleSearchBoxProps) {
  return (
    <div className="relative mb-2">
      <Icon name="search" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" />
      <input
        ref={ref}
        type="search"
        aria-label={t('Search roles')}
        placeholder={t('Search roles')}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          // Enter would send the form around this box.
          if (event.key === 'Enter') event.preventDefault()
        }}
        className={`${inputClasses()} ps-8`}
      />
    </div>
  )
}
