import { type ComponentProps, useId } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'danger-quiet' | 'quiet'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly tone?: ButtonTone
  readonly icon?: IconName
  /** Opens a menu below itself. */
  readonly opensMenu?: boolean
  /** Why the button cannot be pressed just now. It stays focusable and says so (console.md 1.7). */
  readonly disabledReason?: string | null | undefined
  readonly isLarge?: boolean
}

export function Button({
  tone = 'secondary',
  icon,
  opensMenu,
  disabledReason,
  isLarge,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const isDisabled = Boolean(disabledReason)
  return (
    <button
      type="button"
      {...rest}
      onClick={isDisabled ? (event) => event.preventDefault() : onClick}
      data-tone={tone}
      aria-disabled={isDisabled || rest['aria-disabled']}
      aria-describedby={isDisabled ? reasonId : rest['aria-describedby']}
      title={disabledReason ?? rest.title}
      className={classNames(buttonClasses(tone, isLarge), isDisabled && 'opacity-60', className)}
    >
      {icon && <Icon name={icon} />}
      {children}
      {opensMenu && <Icon name="chevronDown" className="-me-1 text-muted" />}
      {isDisabled && (
        <span id={reasonId} className="sr-only">
          {disabledReason}
        </span>
      )}
    </button>
  )
}

/** For links and triggers that look like a button. */
export function buttonClasses(tone: ButtonTone = 'secondary', isLarge = false): string {
  return classNames(
    'inline-flex select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-semibold',
    'transition-colors duration-100',
    isLarge ? 'h-10 px-4 text-body' : 'h-8 px-3 text-table pointer-coarse:h-11',
    tones[tone],
  )
}

const tones: Record<ButtonTone, string> = {
  primary: 'border-transparent bg-accent text-accent-fg hover:bg-accent-hover',
  secondary: 'border-line bg-raised text-fg hover:border-control hover:bg-hover',
  danger: 'border-transparent bg-danger-solid text-danger-on-solid hover:bg-danger-solid-hover',
  'danger-quiet': 'border-line bg-raised text-danger hover:border-danger hover:bg-danger-bg',
  quiet: 'border-transparent bg-transparent text-muted hover:bg-hover hover:text-fg',
}
