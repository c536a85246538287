import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  readonly type: 'checkbox' | 'radio'
  readonly label: ReactNode
  readonly description?: ReactNode
}

/** A checkbox or radio button whose whole line can be pressed; never smaller than 24 px. */
export function Choice({ type, label, description, className, ...rest }: ChoiceProps) {
  return (
    <label
      className={classNames(
        'flex min-h-8 cursor-pointer items-start gap-2.5 rounded-control px-2 py-1.5 hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:py-3',
        'has-aria-disabled:cursor-not-allowed has-aria-disabled:hover:bg-transparent',
        className,
      )}
    >
      <input type={type} {...rest} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span className="min-w-0 grow [overflow-wrap:anywhere]">
        <span className="block text-table">{label}</span>
        {description && <span className="block text-meta text-muted">{description}</span>}
      </span>
    </label>
  )
}
