import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { t } from '../../lib/text.ts'
import { Icon } from './icon.tsx'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'size'> {
  readonly label: string
  readonly hint?: ReactNode
  readonly errors?: readonly string[] | undefined
  readonly isLarge?: boolean
  /** Stands inside the box at its end, such as a button that shows the password. */
  readonly end?: ReactNode
}

/** A labelled text box with its hint and its faults below. */
export function Field({ label, hint, errors, isLarge, end, className, ...rest }: FieldProps) {
  const id = useId()
  const isWrong = errors !== undefined && errors.length > 0
  const describedBy = [isWrong && `${id}-errors`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-semibold text-table">
        {label}
        {!rest.required && rest['aria-required'] === undefined && isLarge && (
          <span className="font-normal text-muted"> {t('(optional)')}</span>
        )}
      </label>
      <div className="relative">
        <input
          {...rest}
          id={id}
          aria-invalid={isWrong}
          aria-describedby={describedBy || undefined}
          className={inputClasses(isLarge, isWrong, end !== undefined)}
        />
        {end && <div className="absolute inset-y-0 end-0 flex items-center pe-1">{end}</div>}
      </div>
      {isWrong && (
        <ul id={`${id}-errors`} className="mt-1 grid gap-0.5 text-danger text-meta">
          {errors.map((error) => (
            <li key={error} className="flex gap-1">
              <Icon name="alert" className="size-3.5 translate-y-px" />
              {error}
            </li>
          ))}
        </ul>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-meta text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

/** 16 px text where fingers type, so that phones do not zoom in (console.md 5.3). */
export function inputClasses(isLarge = false, isWrong = false, hasEnd = false): string {
  return classNames(
    'block w-full rounded-control border bg-canvas text-fg transition-colors duration-100',
    isLarge ? 'h-10 px-3 text-input' : 'h-8 px-2.5 text-body max-table:h-10 max-table:text-input',
    hasEnd && 'pe-10',
    isWrong ? 'border-danger' : 'border-control hover:border-fg',
  )
}
