import type { ComponentProps } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { Icon, type IconName } from './icon.tsx'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  readonly icon: IconName
  /** The accessible name, and the tooltip of the mouse. */
  readonly label: string
}

export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={classNames(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted transition-colors duration-100',
        'hover:bg-hover hover:text-fg pointer-fine:in-data-[density=compact]:size-7 pointer-coarse:size-11 data-popup-open:bg-hover data-popup-open:text-fg',
        className,
      )}
    >
      <Icon name={icon} />
    </button>
  )
}
