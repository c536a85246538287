import { type ReactNode, useRef } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { t } from '../../lib/text.ts'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

interface FilterChipProps {
  readonly label: string
  /** What is chosen, in words; empty when the filter is not set. */
  readonly chosen: readonly string[]
  readonly onClear: () => void
  /** Open from the beginning: it was just added. */
  readonly startsOpen?: boolean
  readonly children: ReactNode
}

/** "Status: Suspended ✕": opens its choices below itself, and on a narrow screen as a sheet at the bottom edge. */
export function FilterChip({ label, chosen, onClear, startsOpen = false, children }: FilterChipProps) {
  const isSet = chosen.length > 0
  const chip = useRef<HTMLSpanElement>(null)
  const clear = () => {
    // The button that was pressed goes with what it clears; the one that opens the choices stays.
    chip.current?.querySelector('button')?.focus()
    onClear()
  }
  return (
    <span
      ref={chip}
      className={classNames(
        'inline-flex h-8 max-w-full items-stretch rounded-full border text-table pointer-coarse:h-11',
        isSet ? 'border-accent bg-selected text-accent' : 'border-line bg-raised hover:border-control hover:bg-hover',
      )}
    >
      <Popover
        align="start"
        title={label}
        sheetClose={t('Show results')}
        startsOpen={startsOpen}
        className="max-h-[70dvh] table:w-72"
        trigger={
          <button
            type="button"
            className={classNames(
              'inline-flex min-w-0 items-center gap-1.5 rounded-full ps-3',
              isSet ? 'pe-1' : 'pe-2.5',
            )}
          >
            <span className="truncate">
              {isSet ? `${label}: ` : label}
              {isSet && <strong className="font-semibold">{chosen.join(', ')}</strong>}
            </span>
            {!isSet && <Icon name="chevronDown" className="text-muted" />}
          </button>
        }
      >
        {children}
      </Popover>
      {isSet && (
        <button
          type="button"
          aria-label={t('Clear {label}', { label })}
          onClick={clear}
          className="inline-flex w-7 items-center justify-center rounded-full pe-1 hover:text-fg"
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  )
}
