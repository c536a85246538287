import { type ComponentProps, useId } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { inputClasses } from './field.tsx'
import { Icon } from './icon.tsx'

interface SelectOption {
  readonly value: string
  readonly label: string
  readonly group?: string
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'id' | 'children'> {
  readonly label: string
  /** Those of a group stand together, behind its name. */
  readonly options: readonly SelectOption[]
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
          {groupsOf(options).map(([group, ofGroup]) =>
            group === '' ? (
              ofGroup.map(optionElement)
            ) : (
              <optgroup key={group} label={group}>
                {ofGroup.map(optionElement)}
              </optgroup>
            ),
          )}
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

function optionElement({ value, label }: SelectOption) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}

function groupsOf(options: readonly SelectOption[]): readonly (readonly [string, readonly SelectOption[]])[] {
  const names = [...new Set(options.map(({ group = '' }) => group))]
  return names.map((name) => [name, options.filter(({ group = '' }) => group === name)])
}
