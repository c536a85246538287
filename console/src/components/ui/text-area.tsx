import { type ComponentProps, useId } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { inputClasses } from './field.tsx'

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'id'> {
  readonly label: string
  readonly hint: string
  readonly errors?: readonly string[] | undefined
  readonly isCode?: boolean
}

/** A labelled box of several lines with its hint and its faults below. */
export function TextArea({ label, hint, errors = [], isCode = false, ...rest }: TextAreaProps) {
  const id = useId()
  const isWrong = errors.length > 0
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold text-table">
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-errors ${id}-hint` : `${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        className={classNames(inputClasses(false, isWrong), 'h-auto! py-1.5', isCode && 'font-mono')}
      />
      {isWrong && (
        <ul id={`${id}-errors`} className="mt-1 grid gap-0.5 text-danger text-meta">
          {errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      )}
      <p id={`${id}-hint`} className="mt-1 text-meta text-muted">
        {hint}
      </p>
    </div>
  )
}
