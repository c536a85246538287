import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'

export type BadgeTone = 'success' | 'danger' | 'warning' | 'info' | 'neutral'

export function Badge({ tone, children }: { readonly tone: BadgeTone; readonly children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full border border-transparent px-2 font-semibold text-meta',
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
