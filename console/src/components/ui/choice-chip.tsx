import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'

interface ChoiceChipProps {
  readonly isChosen: boolean
  readonly onPress: () => void
  /** As high as other controls, where the chips are what is asked for and no shorthand. */
  readonly isLarge?: boolean
  readonly children: ReactNode
}

/** One of a few answers, chosen and left again by a press. */
export function ChoiceChip({ isChosen, onPress, isLarge = false, children }: ChoiceChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onPress}
      className={classNames(
        'rounded-full border pointer-coarse:h-11 pointer-coarse:px-4',
        isLarge ? 'h-8 px-3 text-table' : 'h-7 px-2.5 text-meta',
        isChosen ? 'chosen' : 'border-line hover:border-control',
      )}
    >
      {children}
    </button>
  )
}
