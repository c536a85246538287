import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'

export type BadgeTone = 'success' | 'danger' | 'warning' | 'info' | 'neutral'

interface BadgeProps {
  readonly tone: BadgeTone
  /** A line around it in its colour, for what is yet to come. */
  readonly isOutlined?: boolean
  /** What the mouse is told. */
  readonly title?: string | undefined
  readonly children: ReactNode
}

export function Badge({ tone, isOutlined = false, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={classNames(
        // Where its cell is narrower than its words, as in another language, they take a second line.
        'inline-flex min-h-6 max-w-full shrink-0 items-center gap-1.5 whitespace-normal rounded-[12px] border px-2 font-semibold text-meta',
        isOutlined ? 'border-current' : 'border-transparent',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}

const tones: Record<BadgeTone, string> = {
  success: 'bg-success-bg text-success',
  danger: 'bg-danger-bg text-danger',
  warning: 'bg-warning-bg text-warning',
  info: 'bg-selected text-accent',
  neutral: 'bg-neutral-bg text-neutral',
}
