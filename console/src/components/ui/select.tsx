import { type ComponentProps, useId } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { inputClasses } from './field.tsx'
import { Icon } from './icon.tsx'

interface SelectProps extends Omit<ComponentProps<'select'>, 'id' | 'children'> {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly errors?: readonly string[] | undefined
}

/** The browser's own select: it works with every keyboard, reader and phone. */
export function Select({ label, options, errors = [], className, ...rest }: SelectProps) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-semibold text-table">
        {label}
      </label>
      <div className="relative">
        <select
          {...rest}
          id={id}
          aria-invalid={errors.length > 0}
          className={classNames(inputClasses(false, errors.length > 0, true), 'appearance-none')}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-muted" />
      </div>
      {errors.map((error) => (
        <p key={error} className="mt-1 text-danger text-meta">
          {error}
        </p>
      ))}
    </div>
  )
}
