import type { Ref } from 'react'
import { inputClasses } from './field.tsx'
import { Icon } from './icon.tsx'

interface PickerSearchBoxProps {
  /** "Search roles" */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** Narrows the choices below it, inside a form that is about the choice. */
export function PickerSearchBox({ label, value, onChange, ref }: PickerSearchBoxProps) {
  return (
    <div className="relative mb-2">
      <Icon name="search" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
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
